// <connection-bar>: says so while there is no connection.
import { showToast, toastText } from "./toasts.js";

class ConnectionBar extends HTMLElement {
  connectedCallback() {
    const tell = () => { this.hidden = navigator.onLine; };
    window.addEventListener("online", tell);
    window.addEventListener("offline", tell);
    tell();
  }
}
customElements.define("connection-bar", ConnectionBar);

// A form that needs the connection waits for it, instead of leading to the browser's own error page; so does every
// upload: the file chosen would be lost there.
document.addEventListener("submit", (event) => {
  if (navigator.onLine || !(event.target instanceof HTMLFormElement)) return;
  if (event.target.matches("[data-needs-connection], [enctype='multipart/form-data']")) {
    event.preventDefault();
    event.stopPropagation();
    showToast(toastText("offline"), "danger");
  }
}, true);
