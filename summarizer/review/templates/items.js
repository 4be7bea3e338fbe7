// The items of a document, and the form that corrects one.
import { made } from "./text.js";

const KINDS = { fact: "Fact", conversation: "Conversation", position: "Position", disputed_claim: "Disputed claim" };
const DONE = { accept: "accepted", reject: "rejected", correct: "corrected", add: "added by you" };

function shown(value) { return Array.isArray(value) ? value.join("; ") : value; }
function named(value) { return (value || "").replaceAll("_", " "); }

function headline(item) {
  const v = item.values;
  if (item.kind === "fact") { return v.statement; }
  if (item.kind === "position") {
    return `${v.holder}${v.on_behalf_of ? ` (for ${v.on_behalf_of})` : ""} ${named(v.stance)}: ${v.topic}`;
  }
  if (item.kind === "conversation") {
    const facts = [v.date || "no date", named(v.medium), v.initiated_by ? `initiated by ${v.initiated_by}` : ""];
    return `${shown(v.participants) || "nobody named"} (${facts.filter(Boolean).join(", ")})`;
  }
  return `${v.claim} (${named(v.kind)}; asserted by ${v.asserted_by || "reports"}, disputed by ${v.disputed_by || "nobody"})`;
}

function facts(item, fields) {
  const list = made("dl", "", { class: "facts" });
  function add(label, value, was) {
    const told = made("dd");
    if (was) { told.append(made("span", was, { class: "was" })); }
    told.append(value);
    list.append(made("dt", label), told);
  }
  fields.forEach((field) => {
    const was = shown(item.given[field.name]), now = shown(item.values[field.name]);
    if (was !== now) { add(field.label, now || "none", was || "none"); }
  });
  item.told.forEach(([label, value]) => add(label, value));
  return list.childElementCount ? [list] : [];
}

function quote(one) {
  const words = made("blockquote", one.text || "no words", { dir: "auto", tabindex: "0" });
  const side = one.side ? `${one.side} · ` : "";
  const whose = one.speaker ? ` · the passage gives these words to ${one.speaker}` : "";
  const verdict = made("p", `${side}${one.verified ? one.verdict : `${one.verdict}: not words of the text`}${whose}`, {
    class: one.verified && !one.speaker ? "verdict" : "verdict not",
  });
  return [words, verdict];
}

function button(label, key, action) {
  const element = made("button", `${label} `, { type: "button", "data-act": action });
  element.append(made("kbd", key));
  return element;
}

/** Return the element of an item; `number` is its place. */
export function itemElement(item, number, fields) {
  const element = made("li", "", { class: `item ${item.action || ""}`, "data-number": String(number), tabindex: "-1" });
  const what = made("p", "", { class: "what" });
  what.append(made("span", KINDS[item.kind], { class: "kind" }));
  if (item.action) { what.append(made("span", DONE[item.action], { class: `badge ${item.action}` })); }
  what.append(made("strong", headline(item)));
  const acts = made("p", "", { class: "acts" });
  acts.append(button("Accept", "a", "accept"), button("Reject", "r", "reject"), button("Correct", "e", "correct"));
  element.append(what, ...facts(item, fields), ...item.quotes.flatMap(quote),
    ...item.findings.map((finding) => made("p", finding, { class: "finding" })), acts);
  return element;
}

function labelled(text, element) {
  const label = made("label", text);
  label.append(element);
  return label;
}

function passage(text, name, words) {
  const area = made("textarea", "", { name, maxlength: "5000" });
  area.value = words;
  return labelled(text, area);
}

function row(field, value) {
  return labelled(field.hint ? `${field.label} (${field.hint})` : field.label, control(field, value));
}

/** Fill a form with the fields that can be corrected. */
export function fillForm(place, fields, values) {
  place.replaceChildren(...fields.map((field) => row(field, values[field.name])));
}

/** Fill a form with what is needed to add an item of a kind; `changed` is called when another kind is chosen. */
export function fillAddForm(place, kind, fields, values, words, changed) {
  const kinds = made("select", "", { name: "what" });
  Object.entries(KINDS).forEach(([value, label]) => kinds.append(made("option", label, { value })));
  kinds.value = kind;
  kinds.addEventListener("change", () => changed(kinds.value));
  const claim = kind === "disputed_claim";
  const rows = [labelled("What is missed", kinds), passage(claim ? "Words of the text that assert it" : "Words of the text", "words", words)];
  if (claim) { rows.push(passage("Words of the text that deny it", "answer", "")); }
  place.replaceChildren(...rows, ...fields.map((field) => row(field, values[field.name])));
}

function control(field, value) {
  if (field.choices.length) {
    const select = made("select", "", { name: field.name });
    field.choices.forEach((choice) => select.append(made("option", named(choice), { value: choice })));
    if (value) { select.value = value; }
    return select;
  }
  const control = made(field.several ? "textarea" : "input", "", { name: field.name, maxlength: field.several ? "20000" : "500", autocomplete: "off" });
  if (field.required) { control.required = true; }
  control.value = Array.isArray(value) ? value.join("\n") : value || "";
  return control;
}

/** Return the values of a form, by field. */
export function formValues(place, fields) {
  const values = {};
  fields.forEach((field) => {
    const given = place.querySelector(`[name="${field.name}"]`).value;
    values[field.name] = field.several ? given.split("\n").map((line) => line.trim()).filter(Boolean) : given.trim();
  });
  return values;
}
