// <session-timer>: two minutes before the sign-in runs out, ask; when it has, leave the page.
// Every tab knows when another one has been used, through a BroadcastChannel (nothing is stored).
import { csrfToken } from "./words.js";

class SessionTimer extends HTMLElement {
  connectedCallback() {
    this.dialog = this.querySelector("dialog");
    this.left = this.querySelector("[data-session-left]");
    this.channel = new BroadcastChannel("synovia-session");
    this.channel.onmessage = () => this.extend();
    this.querySelector("[data-session-stay]").addEventListener("click", () => this.stay());
    this.dialog.addEventListener("cancel", () => this.stay());
    this.restart();
    this.ticking = setInterval(() => this.tick(), 1000);
  }

  disconnectedCallback() {
    clearInterval(this.ticking);
    this.channel.close();
  }

  /** This page has been used: the server's clock starts anew, and so do ours. */
  restart() {
    this.extend();
    this.channel.postMessage("used");
  }

  extend() {
    this.endsAt = Date.now() + Number(this.dataset.seconds) * 1000;
    if (this.dialog.open) this.dialog.close();
  }

  tick() {
    const seconds = Math.round((this.endsAt - Date.now()) / 1000);
    if (seconds <= 0) return this.leave();
    if (seconds > Number(this.dataset.warn)) return;
    this.left.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    if (!this.dialog.open) this.dialog.showModal();
  }

  async stay() {
    try {
      const answer = await fetch(this.dataset.keepAlive, { method: "POST", headers: { "X-CSRFToken": csrfToken(), "HX-Request": "true" } });
      if (answer.ok) this.restart();
      else if (answer.status === 401) this.leave();
    } catch {
      // No connection: the clock goes on, the person can press again.
    }
  }

  leave() {
    clearInterval(this.ticking);
    const next = encodeURIComponent(location.pathname);
    location.assign(`${this.dataset.expired}?expired=1&next=${next}`);
  }
}
customElements.define("session-timer", SessionTimer);

function used(element) {
  if (element?.closest?.("[data-poll-safe]")) return;
  document.querySelector("session-timer")?.restart();
}
document.addEventListener("htmx:afterRequest", (event) => event.detail.successful && used(event.detail.elt));
document.addEventListener("autosaved", (event) => used(event.target));
