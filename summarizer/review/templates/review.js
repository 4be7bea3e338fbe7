// The review page: one thing after the other is sent to the server, and what it answers is what is shown.
import { fillAddForm, fillForm, formValues, itemElement } from "./items.js";
import { highlight, itemsAt, layOut, made, selected } from "./text.js";

const POLL = 3000, LONGEST_LIST = 200;
const $ = (id) => document.getElementById(id);
const text = $("text"), list = $("items"), edit = $("d-edit");
const state = { token: "", start: null, reviewer: "", overview: null, shown: null, chosen: 0, last: 0, version: "", words: null, editing: null };

function say(message, alarm) {
  $("status").textContent = message;
  $("status").classList.toggle("alarm", Boolean(alarm));
}

// -- the server -------------------------------------------------------------------------------------

class Failed extends Error {
  constructor(status, message) { super(message); this.status = status; }
}

async function asked(path, body) {
  const options = { headers: { Authorization: `Bearer ${state.token}` }, cache: "no-store", credentials: "omit" };
  if (body) {
    options.method = "POST";
    options.headers["Content-Type"] = "application/json";
    options.body = JSON.stringify({ reviewer: state.reviewer, ...body });
  }
  let answer;
  try { answer = await fetch(path, options); }
  catch { throw new Failed(0, `${body ? "Not saved: the" : "The"} server does not answer. Start the command again; what was decided before is kept.`); }
  const told = await answer.json().catch(() => ({}));
  if (!answer.ok) { throw new Failed(answer.status, told.error || `The server answered with ${answer.status}.`); }
  return told;
}

function query(path, more) {
  return asked(`${path}?${new URLSearchParams({ reviewer: state.reviewer, ...more })}`);
}

// Keys come faster than answers: each waits for the one before it, and after a failure none is sent blindly.
let queue = Promise.resolve(), failures = 0;
function inTurn(work) {
  const then = failures;
  queue = queue.then(() => (then === failures ? work() : undefined)).catch(async (error) => {
    failures += 1;
    if (edit.open) { $("w-edit").textContent = error.message; }
    say(error.message, true);
    if (error.status === 409 || error.status === 404) { await reload().catch(() => {}); }
  });
  return queue;
}

// Whatever else was decided meanwhile, in another tab or by another person, changes the version by more than our own step.
function noted(told) {
  const [most, undone] = state.version.split(".").map(Number), [now, back] = told.version.split(".").map(Number);
  const steps = now - most + back - undone;
  state.version = told.version;
  state.last = told.last;
  const known = state.overview.documents[state.shown.number];
  if (told.decided !== undefined) { Object.assign(known, { decided: told.decided, finished: told.finished }); }
  if (steps > 1) { inTurn(reload); }
}

async function reload() {
  state.overview = await query("/api/overview");
  state.version = state.overview.version;
  if (state.shown) { await open(state.shown.number, state.chosen, true); } else { progress(); }
}

// -- what is shown ----------------------------------------------------------------------------------

function progress() {
  const documents = state.overview.documents;
  const finished = documents.filter((d) => d.finished).length;
  const items = documents.reduce((sum, d) => sum + d.items, 0), decided = documents.reduce((sum, d) => sum + d.decided, 0);
  $("counted").textContent = `${finished} of ${documents.length} documents finished, ${decided} of ${items} items decided`;
  $("progress").max = items || 1;
  $("progress").value = decided;
  const others = state.overview.reviewers.filter((one) => one.name !== state.reviewer);
  $("others").textContent = others.map((one) => `${one.name}: ${one.finished} of ${one.documents} documents, ${one.decided} of ${one.items} items`).join(" · ");
  const known = state.shown && documents[state.shown.number];
  $("b-finish").setAttribute("aria-pressed", String(Boolean(known && known.finished)));
}

function fieldsOf(item) { return state.start.fields[item.kind]; }

function drawItems() {
  list.replaceChildren(...state.shown.items.map((item, n) => itemElement(item, n, fieldsOf(item))));
  if (!state.shown.items.length) { list.append(made("li", "Nothing was drawn from this document.")); }
}

function choose(number, focus) {
  const items = state.shown.items;
  if (!items.length) { return; }
  state.chosen = Math.max(0, Math.min(number, items.length - 1));
  list.querySelectorAll(".chosen").forEach((one) => { one.classList.remove("chosen"); one.removeAttribute("aria-current"); });
  const element = list.children[state.chosen];
  element.classList.add("chosen");
  element.setAttribute("aria-current", "true");
  element.scrollIntoView({ block: "nearest" });
  if (focus) { element.focus({ preventScroll: true }); }
  highlight(text, state.chosen);
}

function undecided(from) {
  const items = state.shown.items;
  const order = [...items.keys()].map((n) => (n + from) % items.length);
  return order.find((n) => !items[n].action);
}

async function open(number, chosen, again) {
  const told = await query("/api/document", { number });
  const same = again && state.shown && state.shown.sha256 === told.sha256;
  state.shown = told;
  state.last = told.last;
  if (told.version !== state.version) {
    state.overview = await query("/api/overview");
    state.version = state.overview.version;
  }
  $("document").textContent = told.title;
  $("about").textContent = told.about;
  state.words = null;
  drawItems();
  layOut(text, told.blocks);
  if (!same) { $("source").scrollTop = 0; $("main").scrollTop = 0; }
  progress();
  const first = chosen === undefined ? undecided(0) : chosen;
  choose(first === undefined ? 0 : first, true);
}

function nextUnfinished() {
  const documents = state.overview.documents;
  const from = state.shown ? state.shown.number + 1 : 0;
  const order = [...documents.keys()].map((n) => (n + from) % documents.length);
  return order.find((n) => !documents[n].finished);
}

async function next() {
  const number = nextUnfinished();
  if (number === undefined) { say("All documents are finished."); return; }
  if (state.shown && number === state.shown.number) { say("This is the only document that is not finished."); return; }
  await open(number);
  say("");
}

async function previous() {
  if (state.shown && state.shown.number > 0) { await open(state.shown.number - 1); say(""); }
  else { say("This is the first document."); }
}

// -- what a reviewer does ---------------------------------------------------------------------------

const DONE = { accept: "Accepted", reject: "Rejected", correct: "Corrected" };

async function decide(action, correction, number) {
  const at = number === undefined ? state.chosen : number, item = state.shown.items[at];
  if (!item) { say("There is no item here. m adds what is missed, f finishes the document."); return; }
  const told = await asked("/api/decide", { document: state.shown.number, sha256: state.shown.sha256, item: item.key, base: item.number, action, correction });
  put(at, told);
  const following = undecided(at + 1);
  if (following === undefined) {
    choose(at, true);
    say(`${DONE[action]}. All items are decided: f finishes the document, m adds what is missed.`);
  } else {
    choose(following, true);
    say(`${DONE[action]}.`);
  }
}

function put(number, told) {
  state.shown.items[number] = told.item;
  const element = itemElement(told.item, number, fieldsOf(told.item));
  // Other words are marked in the text now.
  if (told.blocks) { layOut(text, told.blocks); }
  if (list.children[number]) { list.children[number].replaceWith(element); } else { list.append(element); }
  noted(told);
  progress();
}

async function finish() {
  if (!state.shown) { return; }
  const title = state.shown.title;
  const told = await asked("/api/finish", { document: state.shown.number, sha256: state.shown.sha256 });
  noted(told);
  progress();
  if (!told.finished) { say("Opened again."); return; }
  const number = nextUnfinished();
  if (number === undefined) { say(`Finished: ${title}. All documents are finished.`); return; }
  await open(number);
  say(`Finished: ${title}.`);
}

async function undo() {
  if (!state.last) { say("There is nothing to undo."); return; }
  const told = await asked("/api/undo", { last: state.last });
  if (told.document === null) { await reload(); say("Undone, in a document that is not in this run."); return; }
  state.overview = await query("/api/overview");
  state.version = state.overview.version;
  await open(told.document, 0, true);
  const at = state.shown.items.findIndex((item) => item.key === told.item);
  if (at >= 0) { choose(at, true); }
  say(`Undone: ${told.action}.`);
}

function correct() {
  const item = state.shown && state.shown.items[state.chosen];
  if (!item) { return; }
  state.editing = { action: "correct", number: state.chosen, fields: fieldsOf(item) };
  fillForm($("fields"), state.editing.fields, item.values);
  showForm("Correct", "Change what is otherwise in the document.", "input,textarea,select");
}

function missed() {
  if (!state.shown) { return; }
  if (state.shown.blocks === null) { say("The text of this document is not at hand, so nothing can be added."); return; }
  const words = selected(text) || state.words;
  state.editing = { action: "add", words };
  fillMissed("position", words ? words.words : "");
  const hint = words ? "The selected words are taken as they stand in the text." : "Nothing is selected: type or paste the words as they stand in the text.";
  showForm("Add what is missed", hint, words ? "input" : "textarea");
}

function fillMissed(kind, words) {
  const near = state.shown.items[state.chosen], last = near && near.kind === "position" ? near.values : {};
  const values = kind === "position" ? { holder: last.holder, on_behalf_of: last.on_behalf_of, stance: "neutral" } : { statement: words };
  Object.assign(state.editing, { kind, fields: state.start.fields[kind].filter((field) => !field.passages) });
  const place = $("fields");
  fillAddForm(place, kind, state.editing.fields, values, words, (other) => {
    fillMissed(other, place.querySelector("[name=words]").value);
    place.querySelector("select").focus();
  });
}

function showForm(title, hint, first) {
  $("h-edit").textContent = title;
  $("n-edit").textContent = hint;
  $("w-edit").textContent = "";
  edit.showModal();
  const control = $("fields").querySelector(first);
  control.focus();
  if (control.select) { control.select(); }
}

async function save() {
  const { action, number, fields, words, kind } = state.editing, place = $("fields");
  const values = formValues(place, fields);
  if (action === "correct") { await decide("correct", values, number); }
  else {
    const typed = place.querySelector("[name=words]").value, answer = place.querySelector("[name=answer]");
    const where = words && typed === words.words ? { start: words.start, end: words.end } : { words: typed };
    const body = { document: state.shown.number, sha256: state.shown.sha256, what: kind, ...where, ...values };
    const told = await asked("/api/add", answer ? { ...body, answer: answer.value } : body);
    const at = state.shown.items.length;
    if (!at) { list.replaceChildren(); }
    put(at, told);
    await open(state.shown.number, at, true);
    say("Added.");
  }
  edit.close();
  // Until the page is drawn anew the focus is still in the form, where the next key would be lost.
  choose(state.chosen, true);
}

// -- dialogs ----------------------------------------------------------------------------------------

function listDocuments() {
  const wanted = $("i-find").value.trim().toLowerCase();
  const documents = state.overview.documents.map((d, n) => [n, d]);
  const found = documents.filter(([, d]) => `${d.title} ${d.source}`.toLowerCase().includes(wanted));
  $("n-found").textContent = found.length > LONGEST_LIST ? `${found.length} documents; the first ${LONGEST_LIST} are listed.` : `${found.length} documents.`;
  $("found").replaceChildren(...found.slice(0, LONGEST_LIST).map(([n, d]) => {
    const row = made("li"), button = made("button", `${d.title} `, { type: "button", "data-number": String(n) });
    button.append(made("span", `${d.source} · ${d.finished ? "finished" : `${d.decided} of ${d.items} decided`}`, { class: "state" }));
    row.append(button);
    return row;
  }));
}

function askWho() {
  $("known").replaceChildren(...state.start.reviewers.map((name) => made("option", "", { value: name })));
  $("i-who").value = state.reviewer;
  $("w-who").textContent = "";
  $("d-who").showModal();
}

async function begin(name) {
  const before = state.reviewer;
  state.reviewer = name;
  try { state.overview = await query("/api/overview"); }
  catch (error) {
    state.reviewer = before;
    $("w-who").textContent = error.message;
    throw error;
  }
  state.version = state.overview.version;
  $("who").textContent = name;
  sessionStorage.setItem("reviewer", name);
  if ($("d-who").open) { $("d-who").close(); }
  state.shown = null;
  progress();
  const number = nextUnfinished();
  if (!state.overview.documents.length) { $("document").textContent = "There is no document in this run"; $("about").textContent = ""; return; }
  await open(number === undefined ? 0 : number);
  say(number === undefined ? "All documents are finished." : "");
}

// -- keys and clicks --------------------------------------------------------------------------------

const KEYS = {
  j: () => choose(state.chosen + 1, true),
  k: () => choose(state.chosen - 1, true),
  a: () => inTurn(() => decide("accept")),
  r: () => inTurn(() => decide("reject")),
  e: () => inTurn(correct),
  m: () => inTurn(missed),
  u: () => inTurn(undo),
  f: () => inTurn(finish),
  n: () => inTurn(next),
  p: () => inTurn(previous),
  g: () => { listDocuments(); $("d-documents").showModal(); $("i-find").focus(); },
};

document.addEventListener("keydown", (event) => {
  if (edit.open && event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    $("f-edit").requestSubmit();
    return;
  }
  const typing = event.target.closest("input,select,textarea");
  // What has the focus in a dialog that is closed is not seen: nobody types there.
  const busy = document.querySelector("dialog[open]") || (typing && !typing.closest("dialog"));
  if (busy || event.ctrlKey || event.metaKey || event.altKey) { return; }
  if (event.repeat && !"jk".includes(event.key)) { return; }
  if (event.key === "?") { event.preventDefault(); $("d-help").showModal(); return; }
  const act = state.shown && Object.hasOwn(KEYS, event.key) ? KEYS[event.key] : null;
  if (act) { event.preventDefault(); act(); }
});

list.addEventListener("click", (event) => {
  const element = event.target.closest(".item");
  if (!element) { return; }
  const number = Number(element.dataset.number), act = event.target.closest("[data-act]");
  if (!act) {
    if (!String(window.getSelection())) { choose(number, false); }
    if (event.target.closest("blockquote")) { highlight(text, number, true); }
    return;
  }
  choose(number, false);
  if (act.dataset.act === "correct") { inTurn(correct); } else { inTurn(() => decide(act.dataset.act, undefined, number)); }
});
text.addEventListener("click", (event) => {
  const items = itemsAt(event.target);
  if (items.length && !String(window.getSelection())) {
    const after = items.indexOf(state.chosen) + 1;
    choose(items[after % items.length], false);
  }
});
document.addEventListener("selectionchange", () => {
  const selection = window.getSelection();
  // A button takes the selection away: what was selected last counts until something else is clicked in the text.
  const now = selected(text);
  if (now) { state.words = now; } else if (selection && text.contains(selection.anchorNode)) { state.words = null; }
});
[["b-next", next], ["b-missed", missed], ["b-finish", finish], ["b-undo", undo]].forEach(([id, work]) => {
  $(id).addEventListener("click", () => { if (state.shown) { inTurn(work); } });
});
$("b-documents").addEventListener("click", () => { if (state.overview) { KEYS.g(); } });
$("b-help").addEventListener("click", () => $("d-help").showModal());
$("b-who").addEventListener("click", () => { if (state.start) { askWho(); } });
$("b-cancel").addEventListener("click", () => edit.close());
$("i-find").addEventListener("input", listDocuments);
$("found").addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button) { $("d-documents").close(); inTurn(() => open(Number(button.dataset.number))); }
});
$("f-edit").addEventListener("submit", (event) => { event.preventDefault(); inTurn(save); });
$("f-who").addEventListener("submit", (event) => {
  event.preventDefault();
  const name = $("i-who").value.trim();
  if (name) { inTurn(() => begin(name)); }
});
$("d-who").addEventListener("cancel", (event) => { if (!state.shown) { event.preventDefault(); } });

const root = document.documentElement;
function isDark() {
  return root.classList.contains("dark") || (!root.classList.contains("light") && window.matchMedia("(prefers-color-scheme: dark)").matches);
}
function nameTheme() { $("b-theme").textContent = isDark() ? "Light" : "Dark"; }
$("b-theme").addEventListener("click", () => {
  const dark = isDark();
  root.classList.remove("dark", "light");
  root.classList.add(dark ? "light" : "dark");
  nameTheme();
});
nameTheme();

// What another tab or another person does shows here, too, as soon as no form is open.
async function look() {
  if (!state.shown || document.hidden || document.querySelector("dialog[open]")) { return; }
  const told = await query("/api/changes");
  if (told.version !== state.version || told.documents !== state.overview.documents.length) { await reload(); }
}
setInterval(() => { queue = queue.then(look).catch((error) => say(error.message, true)); }, POLL);
document.addEventListener("visibilitychange", () => { queue = queue.then(look).catch(() => {}); });

// -- the beginning ----------------------------------------------------------------------------------

async function main() {
  const given = window.location.hash.slice(1);
  if (given) {
    sessionStorage.setItem("token", given);
    // Out of the address, so that it is in no history, no bookmark and no picture of the screen.
    history.replaceState(null, "", "/");
  }
  state.token = sessionStorage.getItem("token") || "";
  if (!state.token) { return; }
  state.start = await asked("/api/start");
  $("title").textContent = state.start.title;
  document.title = `Review of ${state.start.title}`;
  $("b-who").hidden = Boolean(state.start.reviewer);
  const name = state.start.reviewer || sessionStorage.getItem("reviewer");
  if (name) { await begin(name); } else { askWho(); }
}
inTurn(main);
