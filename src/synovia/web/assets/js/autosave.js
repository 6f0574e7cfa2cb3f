// <form data-autosave="URL">: what is typed is on the server within seconds, or the page says that it is not.
//
// Sent 1.5 s after the last change, and never later than 4 s after the first unsent one. A lost connection or a
// failing server is tried again until it works. Nothing is ever kept in the browser's storage.
import { all, csrfToken } from "./words.js";
import { swapInto } from "./requests.js";
import { openDialog } from "./dialogs.js";

const AFTER_LAST_MS = 1500;
const AFTER_FIRST_MS = 4000;
const LEAVE_WITHIN_MS = 4000;
const RETRY_MS = [1000, 2000, 4000, 8000, 15000];

/** @type {WeakMap<HTMLFormElement, Autosave>} */
const known = new WeakMap();
/** @type {Set<Autosave>} */
const unsaved = new Set();

class Autosave {
  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.form = form;
    this.changedAt = 0; // when the first change not yet sent was made; 0 = none
    this.timer = 0;
    this.sending = false;
    this.failures = 0;
    this.state = "idle";
    this.blocked = false; // conflict or signed out: the person has to decide first
    this.kept = ""; // what the server has, as far as this page knows
  }

  /** Leaving a field fires "change" once more for what its "input" events have long brought to the server. */
  get isKept() {
    return !unsaved.has(this) && this.kept === written(this.form);
  }

  changed() {
    unsaved.add(this);
    if (this.blocked) return;
    this.changedAt ||= Date.now();
    if (this.failures === 0 && !this.sending) this.say("waiting");
    this.schedule(Math.min(AFTER_LAST_MS, Math.max(this.changedAt + AFTER_FIRST_MS - Date.now(), 0)));
  }

  schedule(wait) {
    clearTimeout(this.timer);
    if (!this.sending) this.timer = setTimeout(() => this.send(), wait);
  }

  async send({ keepalive = false } = {}) {
    clearTimeout(this.timer);
    if (this.sending || this.blocked || !this.form.isConnected) return;
    this.sending = true;
    this.changedAt = 0;
    const sent = written(this.form);
    if (this.failures === 0) this.say("saving");
    const answer = await this.post(keepalive);
    this.sending = false;
    if (answer?.ok) this.kept = sent;
    await this.handle(answer);
  }

  /** Send what waits, after what is on its way. */
  async flush() {
    while (this.sending) await pause(50);
    if (unsaved.has(this)) await this.send();
  }

  /** @returns {Promise<Response | null>} null when the server could not be reached */
  async post(keepalive) {
    const headers = { "X-CSRFToken": csrfToken(), "X-Autosave": "1", "HX-Request": "true" };
    try {
      return await fetch(this.form.dataset.autosave, { method: "POST", body: new FormData(this.form), headers, keepalive, credentials: "same-origin" });
    } catch {
      return null;
    }
  }

  /** @param {Response | null} answer */
  async handle(answer) {
    if (!answer || answer.status >= 500 || answer.status === 429) return this.tryAgain();
    this.failures = 0;
    this.takeVersion(answer);
    if (answer.ok) return this.saved(await answer.text());
    if (answer.status === 409) return this.conflict(answer);
    if (answer.status === 401 || answer.status === 403) return this.block("signed-out");
    if (answer.status === 422) swapInto(this.form.dataset.autosaveTarget, await answer.text());
    this.say("refused");
    if (this.changedAt) this.schedule(AFTER_LAST_MS);
  }

  takeVersion(answer) {
    const version = answer.headers.get("X-Record-Version");
    const input = this.form.elements.namedItem("version");
    if (version && answer.status !== 409 && input instanceof HTMLInputElement) input.value = version;
  }

  saved(html) {
    swapInto(this.form.dataset.autosaveTarget, html);
    if (this.changedAt) return this.schedule(Math.min(AFTER_LAST_MS, Math.max(this.changedAt + AFTER_FIRST_MS - Date.now(), 0)));
    unsaved.delete(this);
    this.say("saved");
    this.form.dispatchEvent(new CustomEvent("autosaved", { bubbles: true }));
  }

  tryAgain() {
    this.changedAt ||= Date.now();
    const wait = RETRY_MS[Math.min(this.failures, RETRY_MS.length - 1)];
    this.failures += 1;
    this.say("retrying");
    this.schedule(wait);
  }

  block(state) {
    this.blocked = true;
    this.say(state);
  }

  async conflict(answer) {
    this.block("conflict");
    showConflict(this, await answer.text(), answer.headers.get("X-Record-Version"));
  }

  /** Signed in again in another tab: this page's token is old, so take a new one and send what waits. */
  async resume() {
    if (this.state !== "signed-out" || !(await renewToken())) return;
    this.blocked = false;
    this.send();
  }

  /** The person decided that their entries win over version `theirs`. */
  overwrite(theirs) {
    const input = this.form.elements.namedItem("version");
    if (input instanceof HTMLInputElement) input.value = theirs;
    this.blocked = false;
    this.send();
  }

  say(state) {
    this.state = state;
    const place = this.form.querySelector("[data-autosave-status]") ?? document.querySelector("[data-autosave-status]");
    if (!place || place.dataset.state === state) return;
    place.dataset.state = state;
    const words = place.dataset[`text${state.split("-").map((part) => part[0].toUpperCase() + part.slice(1)).join("")}`];
    if (words) place.querySelector(".autosave-text").textContent = words;
  }
}

/** All of a form but its version, which the server changes. */
function written(form) {
  const entries = [...new FormData(form)].filter(([name]) => name !== "version");
  return new URLSearchParams(entries.map(([name, value]) => [name, String(value)])).toString();
}

const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

function showConflict(autosave, html, theirs) {
  const dialog = document.getElementById("conflict-dialog");
  if (!dialog) return;
  swapInto("#conflict-dialog [data-conflict-detail]", html);
  const keep = dialog.querySelector("[data-conflict-keep]");
  keep.hidden = !theirs;
  keep.onclick = () => {
    dialog.close();
    autosave.overwrite(theirs);
  };
  dialog.querySelector("[data-conflict-reload]").onclick = () => {
    unsaved.clear();
    location.reload();
  };
  openDialog("conflict-dialog");
}

/** @param {Pick<Event, "type" | "target">} event */
function noteChange(event) {
  const control = /** @type {HTMLInputElement} */ (event.target);
  const form = control.form ?? control.closest?.("form");
  if (!form?.dataset.autosave || control.closest("[data-autosave-ignore]")) return;
  if (!known.has(form)) known.set(form, new Autosave(form));
  if (event.type === "change" && known.get(form).isKept) return;
  known.get(form).changed();
}
document.addEventListener("input", noteChange);
document.addEventListener("change", noteChange);

// On a slow line somebody may have typed before this script was here to listen.
const isAsSent = (control) => (control.matches("[type=radio], [type=checkbox]") ? control.checked === control.defaultChecked : control.value === control.defaultValue);
for (const control of all("form[data-autosave] :is(input:not([type=hidden]), textarea)")) {
  if (!isAsSent(control)) noteChange({ type: "input", target: control });
}

// The page behind a link shows what is on the server: what waits goes first. What cannot be saved in time is asked
// about by the browser, as at any leaving.
document.addEventListener("click", async (event) => {
  const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
  if (!link || link.matches("[data-show-all]") || unsaved.size === 0 || event.defaultPrevented || !leavesThePage(link, event)) return;
  event.preventDefault();
  await Promise.race([Promise.all([...unsaved].map((autosave) => autosave.flush())), pause(LEAVE_WITHIN_MS)]);
  location.assign(link.href);
});

function leavesThePage(link, event) {
  const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
  const [here, there] = [location, link].map((place) => place.href.split("#")[0]);
  return plain && here !== there && !link.target && !link.hasAttribute("download");
}

// A proper submit takes everything along: the draft need not be sent any more.
document.addEventListener("submit", (event) => {
  const autosave = known.get(event.target);
  if (!autosave || event.defaultPrevented) return;
  if (autosave.sending) {
    // Its answer brings the version that this form must name.
    event.preventDefault();
    autosave.flush().then(() => event.target.requestSubmit(event.submitter));
    return;
  }
  clearTimeout(autosave.timer);
  unsaved.delete(autosave);
});

/** @returns {Promise<boolean>} whether this page may be read again, and so its form be sent */
async function renewToken() {
  try {
    const answer = await fetch(location.href, { redirect: "manual", credentials: "same-origin" });
    if (!answer.ok) return false;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    document.querySelector('meta[name="csrf-token"]').content = page.querySelector('meta[name="csrf-token"]').content;
    return true;
  } catch {
    return false;
  }
}
window.addEventListener("focus", () => unsaved.forEach((autosave) => autosave.resume()));

const sendAllNow = (options) => unsaved.forEach((autosave) => autosave.send(options));
window.addEventListener("online", () => sendAllNow());
document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && sendAllNow({ keepalive: true }));
window.addEventListener("beforeunload", (event) => {
  if (unsaved.size === 0) return;
  sendAllNow({ keepalive: true });
  event.preventDefault();
});
