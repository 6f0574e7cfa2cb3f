// Short notes at the foot of the page. A problem stays until it is closed; the rest goes after a while.
const STAYS = new Set(["danger", "stop", "warn"]);
const READING_MS = 6000;
const ICONS = { ok: "circle-check", info: "info", warn: "triangle-alert", danger: "circle-alert", stop: "octagon-alert" };

class ToastRegion extends HTMLElement {
  connectedCallback() {
    this.querySelectorAll("[data-toast]").forEach((note) => this.watch(note));
    this.addEventListener("click", (event) => {
      if (event.target.closest("[data-toast-close]")) leave(event.target.closest("[data-toast]"));
    });
  }

  /** @param {string} text @param {string} tone */
  add(text, tone) {
    const note = document.createElement("div");
    note.className = `toast tone-${tone}`;
    note.dataset.toast = tone;
    const words = document.createElement("p");
    words.className = "toast-text";
    words.textContent = text;
    note.append(icon(ICONS[tone] ?? "info", "toast-icon"), words, this.closeButton());
    if (STAYS.has(tone)) note.setAttribute("role", "alert");
    this.append(note);
    this.watch(note);
  }

  closeButton() {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "toast-close";
    button.dataset.toastClose = "";
    button.setAttribute("aria-label", this.dataset.textDismiss ?? "Dismiss");
    button.append(icon("x", ""));
    return button;
  }

  watch(note) {
    if (STAYS.has(note.dataset.toast)) return;
    let timer = setTimeout(() => leave(note), READING_MS);
    const hold = () => clearTimeout(timer);
    const release = () => { timer = setTimeout(() => leave(note), READING_MS); };
    note.addEventListener("pointerenter", hold);
    note.addEventListener("pointerleave", release);
    note.addEventListener("focusin", hold);
    note.addEventListener("focusout", release);
  }
}
customElements.define("toast-region", ToastRegion);

function icon(name, className) {
  const holder = document.createElement("span");
  holder.className = className;
  const sprite = document.documentElement.dataset.icons;
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("width", "20");
  svg.setAttribute("height", "20");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `${sprite}#${name}`);
  svg.append(use);
  holder.append(svg);
  return holder;
}

function leave(note) {
  if (!note?.isConnected) return;
  note.classList.add("is-leaving");
  setTimeout(() => note.remove(), 280);
}

/** @param {string} text @param {string} [tone] */
export function showToast(text, tone = "ok") {
  const region = document.querySelector("toast-region");
  if (region instanceof ToastRegion) region.add(text, tone);
}

/** A sentence the page brought along in its own language. @param {"failed" | "offline"} name */
export function toastText(name) {
  const texts = document.querySelector("toast-region")?.dataset ?? {};
  return name === "failed" ? texts.textFailed : texts.textOffline;
}

// The server's way: HX-Trigger: {"toast": {"text": "Saved", "tone": "ok"}}
document.addEventListener("toast", (event) => showToast(event.detail.text ?? event.detail.value, event.detail.tone ?? "ok"));
