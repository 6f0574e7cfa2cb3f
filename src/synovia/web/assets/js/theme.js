// Light or dark. The choice is a cookie, so that the server sends the right page and nothing flashes.
import { rememberChoice } from "./words.js";

class ThemeToggle extends HTMLElement {
  connectedCallback() {
    this.button = this.querySelector("button");
    this.button.addEventListener("click", () => this.choose(isDark() ? "light" : "dark"));
    this.tell();
  }

  choose(theme) {
    document.documentElement.dataset.theme = theme;
    rememberChoice(this.dataset.cookie, theme);
    document.querySelectorAll("theme-toggle").forEach((toggle) => toggle.tell());
  }

  tell() {
    this.button.setAttribute("aria-pressed", String(isDark()));
  }
}

function isDark() {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

customElements.define("theme-toggle", ThemeToggle);
