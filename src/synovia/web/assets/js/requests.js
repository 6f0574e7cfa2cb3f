// What every htmx request shares: the token, one send per press, failures said aloud, focus after a swap.
import htmx from "htmx.org";
import { csrfToken } from "./words.js";
import { showToast, toastText } from "./toasts.js";

// htmx notes the page's address in the session storage; nothing of this clinic stays in a browser.
const forgetAddress = () => sessionStorage.removeItem("htmx-current-path-for-history");
forgetAddress();
for (const moment of ["htmx:pushedIntoHistory", "htmx:replacedInHistory", "htmx:historyRestore"]) {
  document.addEventListener(moment, forgetAddress);
}

document.addEventListener("htmx:configRequest", (event) => {
  event.detail.headers["X-CSRFToken"] = csrfToken();
});

document.addEventListener("htmx:responseError", (event) => {
  const status = event.detail.xhr.status;
  if (status !== 401) showToast(toastText("failed"), "danger");
});
document.addEventListener("htmx:sendError", () => showToast(toastText("offline"), "danger"));
document.addEventListener("htmx:timeout", () => showToast(toastText("offline"), "danger"));

/** After a swap, what asks for focus gets it, so that a screen reader tells what is new. */
document.addEventListener("htmx:afterSettle", (event) => focusWithin(event.detail.elt));

/** @param {Element} element */
export function focusWithin(element) {
  const wanted = element.matches("[data-focus-on-load]") ? element : element.querySelector("[data-focus-on-load]");
  if (!(wanted instanceof HTMLElement)) return;
  if (!wanted.hasAttribute("tabindex") && !wanted.matches("a, button, input, select, textarea")) wanted.tabIndex = -1;
  wanted.focus();
}

/** Put an answer's HTML into a place and let htmx find its attributes there. */
export function swapInto(selector, html) {
  const place = selector ? document.querySelector(selector) : null;
  if (!place || !html.trim()) return;
  htmx.swap(place, html, { swapStyle: "innerHTML" });
}

/** A form that is on its way is not sent a second time. */
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || event.defaultPrevented || form.method === "dialog") return;
  if (form.getAttribute("aria-busy") === "true") event.preventDefault();
  else hold(form);
});

/** Held for as long as an answer usually takes; a download leaves the page where it is, so not for ever. */
function hold(form) {
  form.setAttribute("aria-busy", "true");
  setTimeout(() => form.removeAttribute("aria-busy"), 8000);
}
document.addEventListener("htmx:afterRequest", (event) => event.detail.elt?.closest?.("form")?.removeAttribute("aria-busy"));
window.addEventListener("pageshow", (event) => {
  if (event.persisted) document.querySelectorAll("form[aria-busy]").forEach((form) => form.removeAttribute("aria-busy"));
});

window.addEventListener("DOMContentLoaded", () => focusWithin(document.body));
