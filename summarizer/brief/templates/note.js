"use strict";
(function () {
  var root = document.documentElement;
  var evidence = JSON.parse(document.getElementById("data").textContent).evidence;
  var status = document.getElementById("status");
  var note = document.getElementById("note");
  var sources = document.getElementById("sources");
  var back = null;
  root.classList.add("js");

  function all(selector, within) { return Array.prototype.slice.call((within || document).querySelectorAll(selector)); }
  function numbers(text) { return (text || "").split(" ").filter(Boolean); }
  function has(element, name, wanted) {
    return numbers(element.dataset[name]).some(function (n) { return wanted.indexOf(n) >= 0; });
  }
  function say(text) { status.textContent = text; }
  function clear() {
    all(".on").forEach(function (m) { m.classList.remove("on"); });
    all(".chosen,.drawn").forEach(function (l) { l.classList.remove("chosen", "drawn"); });
  }
  function reveal(element, moveFocus) {
    if (!element) { return; }
    element.scrollIntoView({ block: "center" });
    if (moveFocus) { element.tabIndex = -1; element.focus({ preventScroll: true }); }
  }
  function marks(wanted) {
    return all("mark[data-q]", sources).filter(function (m) { return has(m, "q", wanted); });
  }
  // From a line to its exact words.
  function choose(wanted, line, moveFocus) {
    clear();
    if (line) { line.classList.add("chosen"); }
    var found = marks(wanted);
    found.forEach(function (m) { m.classList.add("on"); });
    say(wanted.map(function (n) {
      var e = evidence[n];
      return e ? "Evidence " + n + ": " + e[0] + ", " + e[1] + ", " + e[2] : "";
    }).filter(Boolean).slice(0, 4).join("; ") + (moveFocus ? ". Escape goes back." : ""));
    reveal(found[0], moveFocus);
  }
  // From words of a source to what was drawn from them.
  function drawn(wanted, moveFocus) {
    clear();
    marks(wanted).forEach(function (m) { m.classList.add("on"); });
    var lines = all(".line[data-n]", note).filter(function (l) { return !l.hidden && has(l, "n", wanted); });
    lines.forEach(function (l) { l.classList.add("drawn"); });
    var shown = lines.filter(function (l) { return l.matches(".positions .line"); })[0] || lines[0];
    say(lines.length ? lines.length + (lines.length === 1 ? " line was" : " lines were") + " drawn from these words."
      : "These words stand behind a line that the filters hide.");
    reveal(shown, moveFocus);
  }

  note.addEventListener("click", function (event) {
    var link = event.target.closest("a");
    if (link && !link.dataset.e) { return; }
    var line = event.target.closest(".line[data-n]");
    if (!link && (!line || String(window.getSelection())) ) { return; }
    var wanted = link ? numbers(link.dataset.e) : numbers(line.dataset.n);
    if (!wanted.length) { return; }
    if (link) { event.preventDefault(); back = link; }
    choose(wanted, line, Boolean(link) && event.detail === 0);
  });
  sources.addEventListener("click", function (event) {
    var link = event.target.closest("a.back");
    var mark = event.target.closest("mark[data-q]");
    if (link) { event.preventDefault(); back = link; drawn([link.dataset.b], event.detail === 0); }
    else if (mark && !String(window.getSelection())) { drawn(numbers(mark.dataset.q), false); }
  });
  sources.addEventListener("mouseup", function () {
    var selection = window.getSelection();
    if (!selection || selection.isCollapsed || !selection.rangeCount) { return; }
    var range = selection.getRangeAt(0), wanted = [];
    all("mark[data-q]", sources).forEach(function (m) {
      if (range.intersectsNode(m)) { numbers(m.dataset.q).forEach(function (n) { if (wanted.indexOf(n) < 0) { wanted.push(n); } }); }
    });
    if (wanted.length) { drawn(wanted, false); } else { clear(); say("Nothing was drawn from this passage."); }
  });
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape") { return; }
    clear(); say("");
    if (back) { back.focus(); back = null; }
  });

  var filters = document.getElementById("filters");
  var lines = all(".line[data-actor]", note);
  function filter() {
    var want = { actor: document.getElementById("f-actor").value, topic: document.getElementById("f-topic").value,
      verdict: document.getElementById("f-verdict").value };
    var shown = 0;
    lines.forEach(function (l) {
      var ok = Object.keys(want).every(function (k) { return !want[k] || l.dataset[k] === want[k]; });
      l.hidden = !ok;
      shown += ok ? 1 : 0;
    });
    all(".positions", note).forEach(function (list) {
      var empty = !list.querySelector(".line:not([hidden])");
      list.hidden = empty;
      list.previousElementSibling.hidden = empty;
    });
    var active = want.actor || want.topic || want.verdict;
    document.getElementById("count").textContent = active ? shown + " of " + lines.length + " positions" : "";
    if (active) { reveal(lines.filter(function (l) { return !l.hidden; })[0], false); }
  }
  filters.addEventListener("change", filter);
  filters.addEventListener("reset", function () { setTimeout(filter, 0); });
  filters.addEventListener("submit", function (event) { event.preventDefault(); });
  document.getElementById("coverage").addEventListener("click", function () {
    var on = sources.classList.toggle("uncovered");
    this.setAttribute("aria-pressed", String(on));
  });
  var theme = document.getElementById("theme");
  function isDark() {
    return root.classList.contains("dark") ||
      (!root.classList.contains("light") && window.matchMedia("(prefers-color-scheme: dark)").matches);
  }
  function named() { theme.textContent = isDark() ? "Light" : "Dark"; }
  theme.addEventListener("click", function () {
    var dark = isDark();
    root.classList.remove("dark", "light");
    root.classList.add(dark ? "light" : "dark");
    named();
  });
  named();
})();
