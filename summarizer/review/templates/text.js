// The text of a document: laid out in blocks, its evidence marked, and what is selected in it as offsets in code points.

/** Return an element with text and attributes; nothing is ever read as markup. */
export function made(name, text, attributes) {
  const element = document.createElement(name);
  if (text) { element.textContent = text; }
  Object.entries(attributes || {}).forEach(([key, value]) => { element.setAttribute(key, value); });
  return element;
}

function length(text) {
  let count = 0;
  for (const _ of text) { count += 1; }
  return count;
}

/** Put the blocks of a text into its place. Each piece knows where it begins, in code points. */
export function layOut(place, blocks) {
  if (blocks === null) {
    place.replaceChildren(made("p", "The text is not at hand as it was summarised. The quotes stand beside their items."));
    return;
  }
  place.replaceChildren(...blocks.map((block) => {
    const element = made("div", "", { class: "block" });
    let at = block.start;
    block.pieces.forEach((piece) => {
      const kind = piece.items.length ? "mark" : "span";
      const attributes = { "data-at": String(at) };
      if (piece.items.length) { attributes["data-items"] = piece.items.join(" "); }
      element.append(made(kind, piece.text, attributes));
      at += length(piece.text);
    });
    return element;
  }));
}

// Where text and items stand one below the other, going to the text would leave the item.
const NARROW = window.matchMedia("(max-width: 52rem)");

/** Highlight the words behind an item, and bring the first of them into view: on a narrow page where `go` says so. */
export function highlight(place, number, go) {
  place.querySelectorAll("mark.on").forEach((mark) => mark.classList.remove("on"));
  const wanted = String(number);
  const marks = [...place.querySelectorAll("mark")].filter((m) => m.dataset.items.split(" ").includes(wanted));
  marks.forEach((mark) => mark.classList.add("on"));
  if (marks.length && (go || !NARROW.matches)) { intoView(marks[0]); }
}

// What lies far off has no layout yet: its place is right only once it has been drawn.
function intoView(element) {
  element.scrollIntoView({ block: "center", behavior: "instant" });
  requestAnimationFrame(() => element.scrollIntoView({ block: "center", behavior: "instant" }));
}

/** Return the items behind the words that were clicked, by their places. */
export function itemsAt(target) {
  const mark = target.closest("mark[data-items]");
  return mark ? mark.dataset.items.split(" ").map(Number) : [];
}

function startOf(piece) { return Number(piece.dataset.at); }
function endOf(piece) { return startOf(piece) + length(piece.textContent); }

function offset(place, node, at) {
  if (node.nodeType === Node.TEXT_NODE) {
    const piece = node.parentElement.closest("[data-at]");
    return piece && place.contains(piece) ? startOf(piece) + length(node.data.slice(0, at)) : null;
  }
  const pieces = [...place.querySelectorAll("[data-at]")];
  if (!pieces.length || !(place.contains(node) || node.contains(place))) { return null; }
  const edge = document.createRange();
  edge.setStart(node, at);
  edge.collapse(true);
  const next = pieces.find((piece) => edge.comparePoint(piece, 0) >= 0);
  return next ? startOf(next) : endOf(pieces[pieces.length - 1]);
}

/** Return start, end and words of what is selected in the text, or null where nothing is. */
export function selected(place) {
  const selection = window.getSelection();
  if (!selection || selection.isCollapsed || !selection.rangeCount) { return null; }
  const range = selection.getRangeAt(0);
  if (!place.contains(range.startContainer) && !place.contains(range.endContainer)) { return null; }
  const start = offset(place, range.startContainer, range.startOffset);
  const end = offset(place, range.endContainer, range.endOffset);
  return start === null || end === null || start >= end ? null : { start, end, words: String(selection) };
}
