// <body-chart>: marks where it hurts, by pen, finger or mouse on the figure, or by the list beside it.
//
// What is drawn lies in the form's hidden field, and so goes the way of every form: autosaved, sent, never kept in the
// browser. The server answers with what the drawing says (pain/_says.html).
import { all } from "./words.js";
import { Drawing } from "./body_chart/drawing.js";
import { changeOf, search, showFields } from "./body_chart/fields.js";
import { drawMarks, line, strokePath } from "./body_chart/marks.js";
import { followPen } from "./body_chart/pen.js";

class BodyChart extends HTMLElement {
  connectedCallback() {
    this.field = this.querySelector("[name=content]");
    this.views = all("svg[data-view]", this);
    this.words = new Map();
    this.drawing = new Drawing(this.field.value, { complaints: Number(this.dataset.mostComplaints), areas: Number(this.dataset.mostAreas) });
    this.views.forEach((svg) => followPen(svg, this.handOn(svg)));
    this.addEventListener("click", (event) => this.pressed(event));
    this.addEventListener("input", (event) => this.typed(event));
    this.addEventListener("change", (event) => this.typed(event));
    this.addEventListener("pointerover", (event) => this.nameUnder(event.target));
    this.addEventListener("pointerleave", () => this.nameUnder(null));
    this.addEventListener("keydown", (event) => this.key(event));
    document.addEventListener("click", (event) => event.target.closest?.("[data-clear-chart]") && this.act(() => this.drawing.clear()));
    this.lookAt(this.drawing.areas.flatMap((area) => area.strokes)[0]?.view ?? this.dataset.shows);
    this.show();
    this.classList.add("is-ready");
  }

  get tool() {
    return this.querySelector("[name=chart-tool]:checked").value;
  }

  get width() {
    return Number(this.querySelector("[name=chart-width]:checked").value);
  }

  /** What a pen does on one view. */
  handOn(svg) {
    const live = svg.querySelector("[data-live]");
    let stroke = null;
    const clear = () => { stroke = null; live.replaceChildren(); };
    return {
      begin: (point) => {
        if (this.tool === "region") {
          this.pickRegion(svg, point);
          return false;
        }
        stroke = { view: svg.dataset.view, tool: this.tool, width: this.width, points: [] };
        live.classList.toggle("is-erasing", stroke.tool === "eraser");
        live.replaceChildren(strokePath({ ...stroke, points: point }, `url(#pain-${this.drawing.at.complaint + 1})`));
        return true;
      },
      move: (points) => live.firstChild?.setAttribute("d", line(points)),
      end: (points) => {
        const drawn = { ...stroke, points, tool: stroke.tool === "outline" && points.length < 6 ? "brush" : stroke.tool };
        clear();
        this.act(() => this.drawing.change(() => this.drawing.area.strokes.push(drawn)));
      },
      cancel: clear,
    };
  }

  pickRegion(svg, [x, y]) {
    const point = Object.assign(svg.createSVGPoint(), { x, y });
    const under = all("[data-region]", svg).find((path) => path.isPointInFill(point));
    if (under) this.act(() => this.drawing.toggleRegion(under.dataset.region));
  }

  /** Do something to the drawing, show it, and let the form know. What an area is called, the server says anew. */
  act(work) {
    const before = shapeOf(this.drawing);
    work();
    if (shapeOf(this.drawing) === before) this.words.delete(placeOf(this.drawing));
    else this.words.clear();
    this.show();
    this.keep();
  }

  keep() {
    this.field.value = this.drawing.json;
    this.field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  show() {
    for (const svg of this.views) drawMarks(svg, this.drawing);
    showFields(this, this.drawing);
    for (const part of all("[data-while-undrawn]", this)) part.hidden = this.drawing.isDrawn;
    for (const part of all("[data-once-drawn]", this)) part.hidden = !this.drawing.isDrawn;
  }

  pressed(event) {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.dataset.select) this.choose(button.dataset.select);
    if (button.dataset.shows) this.lookAt(button.dataset.shows);
    if (button.dataset.do && button.getAttribute("aria-disabled") !== "true") this.run(button.dataset.do);
    if (button.getAttribute("aria-disabled") === "true") event.stopPropagation();
  }

  choose(at) {
    const [complaint, area] = at.split(".").map(Number);
    this.drawing.select(complaint, area);
    this.show();
  }

  run(action) {
    const work = {
      undo: () => this.drawing.undo(),
      redo: () => this.drawing.redo(),
      earlier: () => this.drawing.moveEarlier(),
      "add-complaint": () => this.drawing.addComplaint(),
      "add-area": () => this.drawing.addArea(),
      "remove-complaint": () => this.drawing.removeComplaint(),
      "remove-area": () => this.drawing.removeArea(),
    }[action];
    if (work) this.act(work);
    if (action === "add-complaint") this.querySelector("[data-called]").focus();
  }

  /** A field was changed: while one types, every letter is kept, and one step back undoes the whole of it. */
  typed(event) {
    const control = event.target;
    if (control.matches("[data-toggle]")) return this.classList.toggle(control.dataset.toggle, control.checked);
    if (control.matches("[data-search]")) return search(this, control.value);
    const change = changeOf(control);
    if (!change) return undefined;
    const work = () => change(this.drawing.area, this.drawing.complaint);
    if (this.typing === control || event.type === "change") work();
    else this.drawing.change(work);
    this.typing = event.type === "input" ? control : null;
    this.field.value = this.drawing.json;
    return this.show();
  }

  /** Which views one looks at: one on a phone, the pair it belongs to on a desk. */
  lookAt(view) {
    this.dataset.shows = view;
    const pair = ["front", "back"].includes(view) ? ["front", "back"] : ["left", "right"];
    for (const button of all("[data-shows]", this)) {
      button.setAttribute("aria-pressed", String(button.dataset.shows === view));
      button.classList.toggle("is-beside", pair.includes(button.dataset.shows));
    }
  }

  nameUnder(target) {
    const place = this.querySelector("[data-here]");
    const path = target instanceof Element ? target.closest("[data-region]") : null;
    place.textContent = path ? path.dataset.name : place.dataset.wordNone;
  }

  key(event) {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.target.matches("input[type=text], input[type=search], textarea")) return;
    const action = { z: event.shiftKey ? "redo" : "undo", y: "redo" }[event.key.toLowerCase()];
    if (!action) return;
    event.preventDefault();
    this.run(action);
  }

  /** What the server calls the areas. @param {Map<string, string>} words */
  takeWords(words) {
    this.words = words;
    showFields(this, this.drawing);
  }
}
customElements.define("body-chart", BodyChart);

const placeOf = ({ at }) => `${at.complaint}.${at.area}`;
const shapeOf = ({ complaints }) => complaints.map((complaint) => complaint.areas.length).join();

/** <chart-words>: comes with the answer to a save, and tells the chart what its areas are called. */
class ChartWords extends HTMLElement {
  connectedCallback() {
    const words = new Map(all("data", this).map((one) => [one.value, one.textContent.trim()]));
    customElements.whenDefined("body-chart").then(() => document.querySelector("body-chart")?.takeWords(words));
  }
}
customElements.define("chart-words", ChartWords);

// What cannot wait is brought before the eyes, once, when it comes; whoever marks in the list would not see it.
const urgent = () => document.querySelector("#pain-urgent > *");
let wasUrgent = Boolean(urgent());
document.addEventListener("htmx:afterSettle", () => {
  if (urgent() && !wasUrgent) urgent().scrollIntoView({ block: "center" });
  wasUrgent = Boolean(urgent());
});
