// <tab-set>: its sections become panes behind a row of tabs (WAI-ARIA tabs, arrows move).
let count = 0;

class TabSet extends HTMLElement {
  connectedCallback() {
    if (this.classList.contains("is-ready")) return;
    this.panes = [...this.children].filter((child) => child.matches("[data-tab-title]"));
    if (this.panes.length === 0) return;
    this.strip = document.createElement("div");
    this.strip.className = "tab-strip";
    this.strip.setAttribute("role", "tablist");
    this.strip.setAttribute("aria-label", this.dataset.label ?? "");
    this.tabs = this.panes.map((pane) => this.tabFor(pane));
    this.prepend(this.strip);
    this.classList.add("is-ready");
    this.strip.addEventListener("keydown", (event) => this.move(event));
    this.select(this.firstChoice());
  }

  tabFor(pane) {
    pane.id ||= `tab-pane-${++count}`;
    const tab = document.createElement("button");
    tab.type = "button";
    tab.className = "tab-key";
    tab.id = `${pane.id}-tab`;
    tab.textContent = pane.dataset.tabTitle;
    if (pane.dataset.tabBadge) {
      const badge = document.createElement("span");
      badge.className = "count";
      badge.textContent = pane.dataset.tabBadge;
      tab.append(badge);
    }
    tab.setAttribute("role", "tab");
    tab.setAttribute("aria-controls", pane.id);
    pane.setAttribute("role", "tabpanel");
    pane.setAttribute("aria-labelledby", tab.id);
    pane.tabIndex = 0;
    tab.addEventListener("click", () => this.select(this.tabs.indexOf(tab)));
    this.strip.append(tab);
    return tab;
  }

  firstChoice() {
    const asked = this.panes.findIndex((pane) => `#${pane.id}` === location.hash);
    const wanted = this.panes.findIndex((pane) => pane.hasAttribute("data-tab-selected"));
    return Math.max(asked >= 0 ? asked : wanted, 0);
  }

  select(index) {
    this.tabs.forEach((tab, at) => {
      tab.setAttribute("aria-selected", String(at === index));
      tab.tabIndex = at === index ? 0 : -1;
      this.panes[at].hidden = at !== index;
    });
  }

  move(event) {
    const at = this.tabs.indexOf(document.activeElement);
    const last = this.tabs.length - 1;
    const next = { ArrowRight: at === last ? 0 : at + 1, ArrowLeft: at === 0 ? last : at - 1, Home: 0, End: last }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    this.select(next);
    this.tabs[next].focus();
  }
}
customElements.define("tab-set", TabSet);
