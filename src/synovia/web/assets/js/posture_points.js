// <posture-points>: placing points on a photo by mouse, finger, pen or keyboard. The form sends them; the server measures.
import { all } from "./words.js";

const SVG = "http://www.w3.org/2000/svg";
const NEAR = 30; // pixels within which a second tap is of the same point
const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

class PosturePoints extends HTMLElement {
  connectedCallback() {
    const kept = JSON.parse(this.querySelector("#posture-editor").textContent);
    this.places = kept.places;
    this.guessed = new Set(kept.by_model);
    this.pairs = kept.lines;
    this.size = [Number(this.dataset.width), Number(this.dataset.height)];
    this.stage = this.querySelector("[data-stage]");
    this.buttons = all("[data-point]", this);
    this.buttons.forEach((button) => button.addEventListener("click", () => this.choose(button.dataset.point)));
    this.addEventListener("keydown", (event) => this.key(event));
    this.stage.addEventListener("pointerdown", (event) => this.press(event));
    this.stage.addEventListener("pointermove", (event) => this.move(event));
    this.stage.addEventListener("pointerup", () => this.release());
    this.choose(this.nextMissing() ?? this.buttons[0].dataset.point);
  }

  choose(name) {
    this.chosen = name;
    this.tapped = null;
    this.draw();
  }

  nextMissing() {
    return this.buttons.map((button) => button.dataset.point).find((name) => !this.places[name]);
  }

  /** Where on the photo, in its own pixels. */
  at(event) {
    const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(this.stage.getScreenCTM().inverse());
    return this.inside([point.x, point.y]);
  }

  inside([x, y]) {
    return [Math.min(Math.max(x, 0), this.size[0]), Math.min(Math.max(y, 0), this.size[1])];
  }

  press(event) {
    event.preventDefault();
    const mark = event.target.closest("[data-mark]");
    if (mark) this.choose(mark.dataset.mark);
    this.held = true;
    this.moved = false;
    this.fresh = !mark;
    this.stage.setPointerCapture(event.pointerId);
    if (!mark) this.put(this.at(event));
  }

  move(event) {
    this.look(this.at(event));
    if (!this.held) return;
    this.moved = true;
    this.put(this.at(event));
  }

  release() {
    if (!this.held) return;
    this.held = false;
    this.meanOfTwo();
    const twice = this.querySelector("[data-twice]").checked;
    if (this.fresh && (!twice || this.tapped === "done")) this.choose(this.nextMissing() ?? this.chosen);
  }

  /** With "twice": the second tap near the first makes the mean of both. */
  meanOfTwo() {
    if (!this.querySelector("[data-twice]").checked || !this.fresh) return;
    const here = this.places[this.chosen];
    const first = this.tapped;
    if (first && Math.hypot(first[0] - here[0], first[1] - here[1]) <= NEAR) {
      this.put([(first[0] + here[0]) / 2, (first[1] + here[1]) / 2]);
      this.tapped = "done";
    } else this.tapped = here;
  }

  key(event) {
    const button = event.target.closest?.("[data-point]");
    if (!button) return;
    const name = button.dataset.point;
    if (event.key === "Delete" || event.key === "Backspace") {
      delete this.places[name];
      this.guessed.delete(name);
    } else if (STEPS[event.key]) {
      const times = event.shiftKey ? 10 : 1;
      const [x, y] = this.places[name] ?? [this.size[0] / 2, this.size[1] / 2];
      this.chosen = name;
      this.put([x + STEPS[event.key][0] * times, y + STEPS[event.key][1] * times]);
    } else return;
    event.preventDefault();
    this.draw();
  }

  put(place) {
    this.places[this.chosen] = this.inside(place).map((one) => Math.round(one * 10) / 10);
    this.guessed.delete(this.chosen);
    this.draw();
  }

  draw() {
    this.querySelector("[name=places]").value = JSON.stringify({ places: this.places, by_model: [...this.guessed] });
    this.querySelector("[data-lines]").replaceChildren(...this.pairs.filter(([a, b]) => this.places[a] && this.places[b]).map((pair) => this.line(pair)));
    this.querySelector("[data-marks]").replaceChildren(...Object.keys(this.places).map((name) => this.mark(name)));
    for (const button of this.buttons) this.tell(button);
    if (this.places[this.chosen]) this.look(this.places[this.chosen]);
  }

  line([one, other]) {
    const line = document.createElementNS(SVG, "line");
    line.setAttribute("class", "posture-line");
    const [x1, y1, x2, y2] = [...this.places[one], ...this.places[other]];
    for (const [name, value] of Object.entries({ x1, y1, x2, y2 })) line.setAttribute(name, value);
    return line;
  }

  mark(name) {
    const mark = document.createElementNS(SVG, "circle");
    const state = `${name === this.chosen ? " is-chosen" : ""}${this.guessed.has(name) ? " is-guessed" : ""}`;
    mark.setAttribute("class", `posture-mark${state}`);
    mark.dataset.mark = name;
    const [cx, cy] = this.places[name];
    for (const [key, value] of Object.entries({ cx, cy, r: Math.max(6, this.size[1] / 110) })) mark.setAttribute(key, value);
    return mark;
  }

  tell(button) {
    const name = button.dataset.point;
    const words = !this.places[name] ? this.dataset.missing : this.guessed.has(name) ? this.dataset.guessed : this.dataset.placed;
    button.setAttribute("aria-pressed", String(name === this.chosen));
    button.classList.toggle("is-guessed", this.guessed.has(name));
    button.classList.toggle("is-placed", Boolean(this.places[name]));
    const place = button.querySelector("[data-state]");
    if (place.textContent !== words) place.textContent = words;
  }

  look([x, y]) {
    this.querySelector("[data-loupe]").setAttribute("viewBox", `${x - 40} ${y - 40} 80 80`);
    this.querySelector("[data-cross]").setAttribute("d", `M${x - 10} ${y}H${x + 10}M${x} ${y - 10}V${y + 10}`);
  }
}
customElements.define("posture-points", PosturePoints);
