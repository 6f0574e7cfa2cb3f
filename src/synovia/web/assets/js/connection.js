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
