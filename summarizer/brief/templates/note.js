"use strict";
(function () {
  var root = document.documentElement;
  var data = JSON.parse(document.getElementById("data").textContent);
  var evidence = data.evidence;
  var status = document.getElementById("status");
  var note = document.getElementById("note");
  var sources = document.getElementById("sources");
  var back = null, at = 0;
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
  // The exact words in the sources; on a page without their texts, the footnotes.
  function marks(wanted) {
    if (!sources) { return wanted.map(function (n) { return document.getElementById("e" + n); }).filter(Boolean); }
    return all("mark[data-q]", sources).filter(function (m) { return has(m, "q", wanted); });
  }
  function linesOf(wanted) {
    return all(".line[data-n]", note).filter(function (l) { return !l.hidden && has(l, "n", wanted); });
  }
  function described(n) {
    var e = evidence[n];
    return e ? "Evidence " + n + ": " + e[0] + ", " + e[1] + ", " + e[2] : "";
  }
  // From a line to its exact words.
  function choose(wanted, line, moveFocus) {
    clear();
    if (line) { line.classList.add("chosen"); }
    var found = marks(wanted);
    found.forEach(function (m) { m.classList.add("on"); });
    at = Number(wanted[0]) || at;
    say(wanted.map(described).filter(Boolean).slice(0, 4).join("; ") + (moveFocus ? ". Escape goes back." : ""));
    reveal(found[0], moveFocus);
  }
  // From words of a source to what was drawn from them.
  function drawn(wanted, moveFocus) {
    clear();
    marks(wanted).forEach(function (m) { m.classList.add("on"); });
    at = Number(wanted[0]) || at;
    var lines = linesOf(wanted);
    lines.forEach(function (l) { l.classList.add("drawn"); });
    var shown = lines.filter(function (l) { return l.matches(".positions .line"); })[0] || lines[0];
    say(lines.length ? lines.length + (lines.length === 1 ? " line was" : " lines were") + " drawn from these words."
      : "These words stand behind a line that the filters hide.");
    reveal(shown, moveFocus);
  }
  // A link to evidence (#e34) or to a line (#l12) highlights it, with what belongs to it.
  function follow() {
    var found = /^#([el])(\d+)$/.exec(window.location.hash);
    if (!found) { return; }
    if (found[1] === "l") {
      var line = document.getElementById("l" + found[2]);
      if (line) { choose(numbers(line.dataset.n), line, false); reveal(line, false); }
      return;
    }
    if (!evidence[found[2]]) { return; }
    drawn([found[2]], false);
    say(described(found[2]));
    reveal(marks([found[2]])[0], false);
  }
  // The next and the previous evidence, in the order in which the note tells it.
  function step(by) {
    var last = Object.keys(evidence).length;
    if (!last) { return; }
    at = (at + by - 1 + last) % last + 1;
    var n = String(at);
    drawn([n], false);
    say(described(n));
    reveal(marks([n])[0], false);
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
  if (sources) {
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
    document.getElementById("coverage").addEventListener("click", function () {
      var on = sources.classList.toggle("uncovered");
      this.setAttribute("aria-pressed", String(on));
    });
  }
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") {
      clear(); say("");
      if (back) { back.focus(); back = null; }
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input,select,textarea")) { return; }
    if (event.key === "n") { step(1); }
    if (event.key === "p") { step(-1); }
  });

  // A copied line takes its citation along.
  function plain(range) {
    var held = document.createElement("div");
    held.appendChild(range.cloneContents());
    all(".refs", held).forEach(function (r) { r.remove(); });
    all("li", held).forEach(function (l) { l.append("\n"); });
    return held.textContent.replace(/[ \t]+/g, " ").replace(/\s*\n\s*/g, "\n").trim();
  }
  function citation(n) {
    var e = evidence[n];
    return e ? "[" + n + "] " + e[0] + ", " + e[1] + ": " + (data.sources[e[0]] || "") : "";
  }
  document.addEventListener("copy", function (event) {
    var selection = window.getSelection();
    if (!selection || selection.isCollapsed || !selection.rangeCount || !event.clipboardData) { return; }
    var range = selection.getRangeAt(0), wanted = [];
    all(".line[data-n]", note).forEach(function (l) {
      if (range.intersectsNode(l)) { numbers(l.dataset.n).forEach(function (n) { if (wanted.indexOf(n) < 0) { wanted.push(n); } }); }
    });
    if (!wanted.length) { return; }
    event.clipboardData.setData("text/plain", plain(range) + "\n" + wanted.map(citation).filter(Boolean).join("\n"));
    event.preventDefault();
    say("Copied with " + wanted.length + (wanted.length === 1 ? " citation." : " citations."));
  });

  var filters = document.getElementById("filters");
  var everything = all(".line", note);
  var held = all(".line[data-actor]", note);
  function value(name) { return document.getElementById("f-" + name).value; }
  function filter() {
    var want = { actor: value("actor"), topic: value("topic"), verdict: value("verdict") };
    var words = value("text").trim().toLowerCase();
    var chosen = want.actor || want.topic || want.verdict;
    everything.forEach(function (l) {
      var fits = !l.dataset.actor || Object.keys(want).every(function (k) { return !want[k] || l.dataset[k] === want[k]; });
      l.hidden = !(fits && (!words || l.textContent.toLowerCase().indexOf(words) >= 0));
    });
    all("main ul.positions, main ul.talk, main ul.steps, main ul.differences, main ul.disputes").forEach(function (list) {
      var empty = !list.querySelector(".line:not([hidden])");
      list.hidden = empty;
      list.previousElementSibling.hidden = empty;
    });
    var counted = chosen ? held : everything;
    var left = counted.filter(function (l) { return !l.hidden; });
    var what = chosen ? " positions" : " lines";
    document.getElementById("count").textContent = chosen || words ? left.length + " of " + counted.length + what : "";
    if (chosen || words) { reveal(left[0], false); }
  }
  filters.addEventListener("change", filter);
  document.getElementById("f-text").addEventListener("input", filter);
  filters.addEventListener("reset", function () { setTimeout(filter, 0); });
  filters.addEventListener("submit", function (event) { event.preventDefault(); });
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
  window.addEventListener("hashchange", follow);
  follow();
})();
