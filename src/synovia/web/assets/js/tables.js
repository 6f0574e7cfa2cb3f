// The tables of the examination: single keys fill a cell and go on, arrows walk, one press says "all normal",
// a watch writes its seconds, and any table or test can be looked for and added.
import { all } from "./words.js";
import { everyField, goTo } from "./evaluation.js";

const TICK_MS = 100;
/** The cell a digit has just filled: "+" or "-" after it makes 4 into 4+. @type {HTMLSelectElement | null} */
let amendable = null;

const cellOf = (target) => (target instanceof HTMLElement ? target.closest("[data-cell]") : null);
const isSeen = (element) => element.checkVisibility?.() ?? true;

/** The cells as they stand: rows of cells by column. */
function grid(table) {
  return all("[data-exam-row]", table).filter(isSeen).map((row) => all("[data-cell]", row)).filter((cells) => cells.length);
}

/** Where an arrow or a filled cell leads. @returns {HTMLElement | undefined} */
function neighbor(cell, right, down) {
  const rows = grid(cell.closest("[data-exam]"));
  const at = rows.findIndex((cells) => cells.includes(cell));
  if (right) return rows[at][rows[at].indexOf(cell) + right];
  const next = rows[at + down];
  return next?.find((one) => one.dataset.cell === cell.dataset.cell) ?? next?.[Math.min(rows[at].indexOf(cell), next.length - 1)];
}

/** On from a filled cell: along the row or down the column, then to the next row or column. */
function onFrom(cell) {
  const table = cell.closest("[data-exam]");
  const across = table.dataset.flow === "across";
  const straight = across ? neighbor(cell, 1, 0) : neighbor(cell, 0, 1);
  if (straight && !isNote(straight)) return straight;
  const rows = grid(table);
  if (across) return rows[rows.findIndex((cells) => cells.includes(cell)) + 1]?.[0];
  const first = rows.find((cells) => cells.some((one) => one.dataset.cell === cell.dataset.cell)) ?? [];
  const next = first[first.findIndex((one) => one.dataset.cell === cell.dataset.cell) + 1];
  return next && !isNote(next) ? next : undefined;
}

const isNote = (cell) => cell.dataset.cell === "note";

function go(cell) {
  cell?.focus();
  if (cell instanceof HTMLInputElement) cell.select();
}

function keysOf(cell) {
  const own = cell.dataset.keys;
  const head = cell.closest("[data-exam]").querySelector(`.exam-head [data-column="${CSS.escape(cell.dataset.cell)}"]`);
  return new Map((own ?? head?.dataset.keys ?? "").split(" ").map((pair) => [pair.slice(0, pair.lastIndexOf("=")), pair.slice(pair.lastIndexOf("=") + 1)]));
}

function fill(cell, value) {
  cell.value = value;
  mark(cell);
  cell.dispatchEvent(new Event("change", { bubbles: true }));
}

/** How a cell looks: empty, as usual, or worth seeing. */
function mark(cell) {
  if (!(cell instanceof HTMLSelectElement)) return;
  if (!cell.value) delete cell.dataset.filled;
  else cell.dataset.filled = cell.selectedOptions[0]?.hasAttribute("data-usual") ? "usual" : "yes";
}

document.addEventListener("keydown", (event) => {
  const cell = cellOf(event.target);
  if (!cell || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.key === "N" && sayNormal(cell)) return taken(event);
  if (cell instanceof HTMLSelectElement && choose(cell, event.key)) return taken(event);
  const next = step(cell, event);
  if (next === undefined) return;
  taken(event);
  go(next);
}, { capture: true });

function taken(event) {
  event.preventDefault();
  event.stopPropagation();
}

/** @returns {boolean} whether this key says something in this cell */
function choose(cell, key) {
  if (key === "Backspace" || key === "Delete") return fill(cell, ""), true;
  if ((key === "+" || key === "-") && amend(key)) return true;
  const value = keysOf(cell).get(key);
  if (value === undefined) return false;
  fill(cell, value);
  amendable = /\d/.test(key) ? cell : null;
  go(onFrom(cell));
  return true;
}

function amend(sign) {
  const wanted = amendable && all("option", amendable).find((option) => option.value === amendable.value + sign);
  if (!wanted) return false;
  fill(amendable, wanted.value);
  amendable = null;
  return true;
}

/** @returns {HTMLElement | null | undefined} undefined when this key is not ours */
function step(cell, event) {
  const typing = cell instanceof HTMLInputElement;
  switch (event.key) {
    case "Enter": return event.shiftKey ? neighbor(cell, 0, -1) ?? null : onFrom(cell) ?? null;
    case "ArrowDown": return neighbor(cell, 0, 1) ?? null;
    case "ArrowUp": return neighbor(cell, 0, -1) ?? null;
    case "ArrowRight": return typing && cell.selectionEnd !== cell.value.length ? undefined : neighbor(cell, 1, 0) ?? null;
    case "ArrowLeft": return typing && cell.selectionStart !== 0 ? undefined : neighbor(cell, -1, 0) ?? null;
    default: return undefined;
  }
}

document.addEventListener("change", (event) => {
  const cell = cellOf(event.target);
  if (cell) mark(cell);
});

/** Shift and N: what the button of this cell's columns does. */
function sayNormal(cell) {
  if (!(cell instanceof HTMLSelectElement)) return false;
  const buttons = all("[data-exam-normal]", cell.closest("[data-exam]"));
  const button = buttons.find((one) => cell.dataset.cell.startsWith(one.dataset.examNormal)) ?? buttons[0];
  button?.click();
  return Boolean(button);
}

/** Sets every empty cell of these columns to what is usual, each one by itself; what was entered stays. */
function allNormal(button) {
  const table = button.closest("[data-exam]");
  const group = button.dataset.examNormal;
  for (const cell of all("select[data-cell]", table)) {
    const usual = cell.querySelector("option[data-usual]");
    if (!usual || cell.value || cell.closest(".exam-once") || !isSeen(cell) || !belongs(cell, group)) continue;
    cell.value = usual.value;
    mark(cell);
  }
  table.querySelector("select[data-cell]")?.dispatchEvent(new Event("input", { bubbles: true }));
}

function belongs(cell, group) {
  const head = cell.closest("[data-exam]").querySelector(`.exam-head [data-column="${CSS.escape(cell.dataset.cell)}"]`);
  return head?.dataset.together === group;
}

document.addEventListener("click", (event) => {
  const target = /** @type {Element} */ (event.target);
  const normal = target.closest("[data-exam-normal]");
  if (normal) allNormal(normal);
  const watch = target.closest("[data-watch]");
  if (watch) startOrStop(watch);
  const add = target.closest("[data-exam-add]");
  if (!add) return;
  event.preventDefault();
  addTable(add);
});

/** @type {WeakMap<Element, number>} */
const running = new WeakMap();

function startOrStop(watch) {
  const field = watch.parentElement.querySelector("input");
  if (running.has(watch)) {
    clearInterval(running.get(watch));
    running.delete(watch);
    watch.setAttribute("aria-pressed", "false");
    return field.dispatchEvent(new Event("change", { bubbles: true }));
  }
  const before = field.value.trim();
  const beganAt = performance.now();
  const earlier = watch.dataset.trials !== undefined && before ? `${before} ` : "";
  running.set(watch, setInterval(() => {
    field.value = earlier + ((performance.now() - beganAt) / 1000).toFixed(1);
  }, TICK_MS));
  watch.setAttribute("aria-pressed", "true");
}

async function addTable(link) {
  const answer = await fetch(link.dataset.examAdd, { headers: { "HX-Request": "true" }, credentials: "same-origin" });
  if (!answer.ok) return location.assign(link.href);
  const table = new DOMParser().parseFromString(await answer.text(), "text/html").body.firstElementChild;
  const place = link.closest(".section").querySelector(".exams");
  place.append(table);
  link.remove();
  table.scrollIntoView({ block: "center" });
  go(table.querySelector("[data-cell]"));
}

/** After a save: what stands under each row, and what the rules hear. */
class TableNotes extends HTMLElement {
  connectedCallback() {
    const said = new Map(all("[data-row]", this).map((note) => [note.dataset.row, note.dataset]));
    for (const row of all("[data-exam-row]")) tell(row, said.get(row.dataset.examRow));
    const told = new Map(all("[data-told]", this).map((note) => [note.dataset.told, note.dataset.words]));
    for (const line of all("[data-told-line]")) hear(line, told.get(line.dataset.toldLine));
    for (const silent of all(".exam-silent")) silent.hidden = all("[data-told-line]:not([hidden])", silent.parentElement).length > 0;
  }
}

function tell(row, note) {
  const problem = note?.problem ?? "";
  row.classList.toggle("has-fault", Boolean(problem));
  write(row.querySelector("[data-exam-problem]"), problem);
  write(row.querySelector("[data-exam-said]"), note?.said ?? "");
  row.querySelector(".exam-said").hidden = !note;
}

function hear(line, words) {
  line.hidden = !words;
  write(line.querySelector("b"), words ?? "");
}

function write(place, text) {
  if (place.textContent !== text) place.textContent = text;
}
customElements.define("table-notes", TableNotes);

/** <exam-picker>: any test, motion or table of the whole catalogue, found by a few letters. */
class ExamPicker extends HTMLElement {
  connectedCallback() {
    [this.input, this.list] = [this.querySelector("input"), this.querySelector("[role=listbox]")];
    this.hidden = false;
    this.input.addEventListener("focus", () => this.gather(), { once: true });
    this.input.addEventListener("input", () => this.show());
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.input.addEventListener("blur", () => setTimeout(() => this.close(), 150));
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => this.take(event.target.closest("[role=option]")));
  }

  async gather() {
    await everyField();
    const rows = all("#evaluation .section .finding-row, #evaluation .movement").map((row) => {
      const name = row.querySelector("[data-finding]")?.dataset.finding;
      const title = row.querySelector(".finding-title, .movement-name");
      return { words: title.firstChild.textContent.trim(), meaning: title.textContent, take: () => goTo(name) };
    });
    const tables = all("[data-exam]").map((table) => ({ words: table.querySelector(".exam-title").textContent, meaning: "", take: () => go(table.querySelector("[data-cell]")) }));
    const more = all("[data-exam-add]").map((link) => ({ words: link.textContent, meaning: "", take: () => link.click() }));
    this.offers = [...more, ...tables, ...rows].map((one) => ({ ...one, sought: `${one.words} ${one.meaning}`.toLowerCase() }));
    this.show();
  }

  show() {
    const parts = this.input.value.toLowerCase().split(/\s+/).filter(Boolean);
    const found = parts.length ? (this.offers ?? []).filter((one) => parts.every((part) => one.sought.includes(part))).slice(0, 8) : [];
    this.found = found;
    this.list.replaceChildren(...found.map((one, place) => option(one, place)));
    this.point(0);
    this.list.hidden = found.length === 0;
    this.input.setAttribute("aria-expanded", String(found.length > 0));
  }

  point(place) {
    this.at = Math.max(0, Math.min(place, (this.found ?? []).length - 1));
    all("[role=option]", this.list).forEach((one, index) => one.setAttribute("aria-selected", String(index === this.at)));
    const chosen = this.list.children[this.at];
    if (chosen) this.input.setAttribute("aria-activedescendant", chosen.id);
    else this.input.removeAttribute("aria-activedescendant");
  }

  key(event) {
    if (event.key === "ArrowDown") this.point(this.at + 1);
    else if (event.key === "ArrowUp") this.point(this.at - 1);
    else if (event.key === "Escape") this.close();
    else if (event.key === "Enter") this.take(this.list.children[this.at]);
    else return;
    taken(event);
  }

  take(chosen) {
    const one = chosen && this.found[Number(chosen.dataset.place)];
    if (!one) return;
    this.input.value = "";
    this.close();
    one.take();
  }

  close() {
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
  }
}

function option(one, place) {
  const line = document.createElement("li");
  Object.assign(line, { id: `exam-pick-${place}`, textContent: one.words });
  line.setAttribute("role", "option");
  line.dataset.place = String(place);
  return line;
}
customElements.define("exam-picker", ExamPicker);
