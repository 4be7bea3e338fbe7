// Returns the texts of a page that a browser shows, those it hides, and those that stand beside the account.
() => {
  const shown = [], hidden = [], beside = [];
  const colours = s => (s.match(/[\d.]+/g) || []).map(Number);
  const ground = el => { for (; el; el = el.parentElement) { const c = colours(getComputedStyle(el).backgroundColor);
    if (c.length < 4 || c[3] > 0.5) return c; } return [255, 255, 255]; };
  const faint = el => { let o = 1; for (; el; el = el.parentElement) { const s = getComputedStyle(el); o *= +s.opacity;
    const f = s.filter.match(/opacity\(([\d.]+)/); if (f) o *= +f[1]; } return o < 0.03; };
  const struck = el => { for (; el; el = el.parentElement)
    if (getComputedStyle(el).textDecorationLine.includes('line-through')) return true; return false; };
  const clipped = (el, box) => {
    let [l, t, r, b] = [box.left, box.top, box.right, box.bottom];
    for (; el && el !== document.documentElement; el = el.parentElement) {
      const s = getComputedStyle(el), e = el.getBoundingClientRect();
      if (s.display === 'inline') continue;
      if (s.overflow !== 'visible') { l = Math.max(l, e.left); t = Math.max(t, e.top); r = Math.min(r, e.right); b = Math.min(b, e.bottom); }
      if (/rect\(0px, 0px, 0px, 0px\)/.test(s.clip) || /inset\((50|100)%|circle\(0/.test(s.clipPath)) return true;
    }
    return r - l < 2 || b - t < 2;
  };
  const outside = box => box.right + scrollX < 0 || box.bottom + scrollY < 0 || box.left > 5000;
  const blockOf = el => { while (el.parentElement && getComputedStyle(el).display.startsWith('inline')) el = el.parentElement; return el; };
  const skipped = el => { for (; el; el = el.parentElement) if (getComputedStyle(el).contentVisibility === 'hidden') return true; return false; };
  const judge = node => {
    const el = node.parentElement, s = getComputedStyle(el);
    if (!el.checkVisibility({opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true})) return false;
    if (['SCRIPT', 'STYLE', 'TEMPLATE', 'NOSCRIPT', 'IFRAME', 'OPTION'].includes(el.tagName)) return false;
    if (skipped(el) || faint(el) || struck(el) || parseFloat(s.fontSize) < 1.5) return false;
    const range = document.createRange(); range.selectNodeContents(node);
    const boxes = [...range.getClientRects()].filter(b => b.width > 0.5 && b.height > 0.5);
    if (!boxes.length || boxes.every(b => outside(b) || clipped(el, b))) return false;
    const fill = colours(s.webkitTextFillColor);
    if (fill.length === 4 && fill[3] < 0.03) return false;
    const g = ground(el);
    if (el.tagName !== 'text' && Math.max(...[0, 1, 2].map(i => Math.abs(fill[i] - g[i]))) < 4) return false;
    return true;
  };
  let last = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; node = walk.nextNode();) {
    if (!node.data.trim()) { if (last[0] && last[0].length) last[0][last[0].length - 1] += ' '; continue; }
    const into = node.parentElement.closest('[data-beside]') ? beside : judge(node) ? shown : hidden;
    const inner = blockOf(node.parentElement);
    if (into === last[0] && inner === last[1]) into[into.length - 1] += node.data; else into.push(node.data);
    last = [into, inner];
  }
  return [shown, hidden, beside];
}
