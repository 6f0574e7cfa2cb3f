// Single keys and pairs ("g t") named by data-key on the thing they press. "?" shows them all.
// They can be switched off (WCAG 2.1.4); the choice is a cookie that says only on or off.
import { all, isWriting, rememberChoice } from "./words.js";
import { openDialog } from "./dialogs.js";

const PAIR_MS = 1200;
let first = "";
let firstAt = 0;

const areOn = () => document.documentElement.dataset.keys !== "off";

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isWriting(event.target)) return;
  if (event.key === "?") return showMap(event);
  if (!areOn() || document.querySelector("dialog[open]") || event.key.length !== 1) return;
  const pair = first && Date.now() - firstAt < PAIR_MS ? `${first} ${event.key}` : "";
  const found = (pair && bearer(pair)) || bearer(event.key);
  if (!found) {
    [first, firstAt] = [event.key, Date.now()];
    return;
  }
  event.preventDefault();
  first = "";
  press(found);
});

/** The visible thing that answers to this key. */
function bearer(key) {
  return all(`[data-key="${CSS.escape(key)}"]`).find((element) => element.checkVisibility?.() ?? true);
}

function press(element) {
  if (element.matches("input, select, textarea")) element.focus();
  else element.click();
}

function showMap(event) {
  const dialog = document.querySelector("dialog[data-key-open]");
  if (!dialog || dialog.open) return;
  event.preventDefault();
  openDialog(dialog.id);
}

/** The list is read from the page when it is opened, so it never tells of keys that do nothing here. */
function fill(list) {
  list.querySelectorAll("[data-key-found]").forEach((row) => row.remove());
  const seen = new Set();
  for (const element of all("[data-key]")) {
    const key = element.dataset.key;
    if (seen.has(key) || element.closest("dialog")) continue;
    seen.add(key);
    list.append(row(key, element.dataset.keyLabel || element.getAttribute("aria-label") || element.textContent.trim()));
  }
}

function row(key, label) {
  const line = document.createElement("div");
  line.dataset.keyFound = "";
  const term = document.createElement("dt");
  for (const part of key.split(" ")) term.append(Object.assign(document.createElement("kbd"), { textContent: part }));
  line.append(term, Object.assign(document.createElement("dd"), { textContent: label }));
  return line;
}

document.addEventListener("DOMContentLoaded", () => {
  const dialog = document.querySelector("dialog[data-key-open]");
  if (!dialog) return;
  const list = dialog.querySelector("[data-key-list]");
  new MutationObserver(() => dialog.open && fill(list)).observe(dialog, { attributeFilter: ["open"] });
  const toggle = dialog.querySelector("[data-keys-switch]");
  toggle.checked = areOn();
  toggle.addEventListener("change", () => {
    document.documentElement.dataset.keys = toggle.checked ? "on" : "off";
    rememberChoice("synovia_keys", toggle.checked ? "on" : "off");
  });
});

/** Quick jump: the arrow keys walk through what was found. */
document.addEventListener("keydown", (event) => {
  const jump = event.target.closest?.("quick-jump");
  if (!jump || !["ArrowDown", "ArrowUp", "Escape"].includes(event.key)) return;
  const stops = [jump.querySelector("input[type=search]"), ...jump.querySelectorAll(".quick-jump-results a")];
  if (event.key === "Escape") return stops[0].blur();
  const at = stops.indexOf(document.activeElement);
  const next = stops[Math.min(Math.max(at + (event.key === "ArrowDown" ? 1 : -1), 0), stops.length - 1)];
  event.preventDefault();
  next.focus();
});
