// <connection-bar>: says so while there is no connection.
class ConnectionBar extends HTMLElement {
  connectedCallback() {
    const tell = () => { this.hidden = navigator.onLine; };
    window.addEventListener("online", tell);
    window.addEventListener("offline", tell);
    tell();
  }
}
customElements.define("connection-bar", ConnectionBar);

// A form that needs the connection waits for it, instead of leading to the browser's own error page.
document.addEventListener("submit", (event) => {
  if (navigator.onLine || !(event.target instanceof HTMLFormElement)) return;
  if (event.target.matches("[data-needs-connection]")) {
    event.preventDefault();
    event.stopPropagation();
  }
}, true);
