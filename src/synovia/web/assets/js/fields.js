// Fields that help: steppers, text that grows, numbers in a grid, copying, printing.

class NumberStepper extends HTMLElement {
  connectedCallback() {
    this.input = this.querySelector("input");
    this.addEventListener("click", (event) => {
      const key = event.target.closest("[data-step]");
      if (key && !this.input.disabled && !this.input.readOnly) this.step(Number(key.dataset.step));
    });
  }

  /** @param {number} direction 1 or -1 */
  step(direction) {
    if (this.input.value === "" && this.input.placeholder) this.input.value = this.input.placeholder;
    else if (direction > 0) this.input.stepUp();
    else this.input.stepDown();
    this.input.dispatchEvent(new Event("input", { bubbles: true }));
    this.input.dispatchEvent(new Event("change", { bubbles: true }));
  }
}
customElements.define("number-stepper", NumberStepper);

// A mouse wheel over a focused number must scroll the page, not change a finding.
document.addEventListener("wheel", (event) => {
  const focused = document.activeElement;
  if (focused instanceof HTMLInputElement && focused.type === "number" && focused === event.target) focused.blur();
}, { passive: true });

/** Where the browser cannot size a text area by its content, we do. */
const growsByItself = CSS.supports("field-sizing", "content");
function grow(area) {
  area.style.height = "auto";
  area.style.height = `${area.scrollHeight + 2}px`;
}
if (!growsByItself) {
  document.addEventListener("input", (event) => event.target.matches?.("textarea[data-autosize]") && grow(event.target));
  const growAll = () => document.querySelectorAll("textarea[data-autosize]").forEach(grow);
  window.addEventListener("DOMContentLoaded", growAll);
  document.addEventListener("htmx:afterSettle", growAll);
}

/** Number grid: Enter and the arrows go where a hand expects, without the mouse. */
document.addEventListener("keydown", (event) => {
  const input = event.target;
  const grid = input instanceof HTMLInputElement ? input.closest("[data-number-grid]") : null;
  if (!grid || event.altKey || event.ctrlKey || event.metaKey) return;
  const next = neighbor(grid, input, event);
  if (next === undefined) return;
  event.preventDefault();
  next?.focus();
  next?.select();
});

/** @returns {HTMLInputElement | null | undefined} undefined when this key is not ours, null at the grid's edge */
function neighbor(grid, input, event) {
  const rows = gridRows(grid);
  const row = rows.findIndex((cells) => cells.includes(input));
  if (row < 0) return undefined;
  const column = rows[row].indexOf(input);
  const down = (by) => rows[row + by]?.[Math.min(column, rows[row + by].length - 1)] ?? null;
  switch (event.key) {
    case "Enter": return event.shiftKey ? down(-1) : down(1) ?? rows[0]?.[column + 1] ?? null;
    case "ArrowDown": return down(1);
    case "ArrowUp": return down(-1);
    case "ArrowRight": return atEdge(input, "end") ? (rows[row][column + 1] ?? null) : undefined;
    case "ArrowLeft": return atEdge(input, "start") ? (rows[row][column - 1] ?? null) : undefined;
    default: return undefined;
  }
}

/** The inputs as they stand: table rows, or elements marked data-grid-row, or one column. */
function gridRows(grid) {
  const wanted = "input:not([type=hidden], [type=radio], [type=checkbox], :disabled)";
  const isShown = (row) => row.checkVisibility?.() ?? true;
  const rows = [...grid.querySelectorAll("tr, [data-grid-row]")].filter(isShown).map((row) => [...row.querySelectorAll(wanted)]).filter((cells) => cells.length);
  return rows.length ? rows : [...grid.querySelectorAll(wanted)].map((input) => [input]);
}

function atEdge(input, edge) {
  if (input.type === "number" || input.selectionStart === null) return true;
  return edge === "end" ? input.selectionEnd === input.value.length : input.selectionStart === 0;
}

document.addEventListener("click", (event) => {
  const target = /** @type {Element} */ (event.target);
  if (target.closest("[data-print]")) window.print();
  const copier = target.closest("[data-copy], [data-copy-text]");
  if (copier) copy(copier);
});

async function copy(button) {
  const source = button.dataset.copy ? document.querySelector(button.dataset.copy) : null;
  const text = button.dataset.copyText ?? source?.value ?? source?.textContent?.trim() ?? "";
  await navigator.clipboard.writeText(text);
  const words = button.querySelector(".button-text");
  if (!words || !button.dataset.copied) return;
  const before = words.textContent;
  words.textContent = button.dataset.copied;
  setTimeout(() => { words.textContent = before; }, 1800);
}

/** A link in the error summary puts the cursor into its field. */
document.addEventListener("click", (event) => {
  const link = event.target.closest?.(".error-summary a[href^='#']");
  const field = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (!field) return;
  event.preventDefault();
  field.scrollIntoView({ block: "center" });
  field.focus({ preventScroll: true });
});
