// The drawing of a body chart while it is made: complaints in order, their areas, and the way back.
// The same shape as domain/examination/pain_drawing.py reads; the server is the judge of it.

const MOST_UNDO = 100;
const emptyArea = () => ({ strokes: [], regions: [], quality: [], now: null, worst: null, best: null, depth: "", constancy: "", note: "" });
const emptyComplaint = () => ({ name: "", areas: [emptyArea()] });

export class Drawing {
  /** @param {string} kept the JSON of the form's hidden field @param {{complaints: number, areas: number}} most */
  constructor(kept, most) {
    this.most = most;
    this.undone = [];
    this.done = [];
    this.at = { complaint: 0, area: 0 };
    this.take(kept);
  }

  take(kept) {
    this.complaints = JSON.parse(kept || "{}").complaints ?? [];
    if (this.complaints.length === 0) this.complaints.push(emptyComplaint());
    for (const complaint of this.complaints) if (complaint.areas.length === 0) complaint.areas.push(emptyArea());
    this.select(this.at.complaint, this.at.area);
  }

  get json() {
    return JSON.stringify({ complaints: this.complaints });
  }

  get complaint() {
    return this.complaints[this.at.complaint];
  }

  get area() {
    return this.complaint.areas[this.at.area];
  }

  get areas() {
    return this.complaints.flatMap((complaint) => complaint.areas);
  }

  get isDrawn() {
    return this.areas.some((area) => area.strokes.length > 0);
  }

  get isEmpty() {
    return this.areas.every(isEmptyArea) && this.complaints.every((complaint) => !complaint.name);
  }

  select(complaint, area = 0) {
    this.at.complaint = Math.min(Math.max(complaint, 0), this.complaints.length - 1);
    this.at.area = Math.min(Math.max(area, 0), this.complaint.areas.length - 1);
  }

  /** Change something, so that it can be taken back. */
  change(work) {
    this.done.push(this.json);
    if (this.done.length > MOST_UNDO) this.done.shift();
    this.undone = [];
    work(this);
  }

  undo() {
    this.step(this.done, this.undone);
  }

  redo() {
    this.step(this.undone, this.done);
  }

  step(from, to) {
    if (from.length === 0) return;
    to.push(this.json);
    this.take(from.pop());
  }

  addComplaint() {
    if (this.complaints.length >= this.most.complaints) return;
    this.change(() => this.complaints.push(emptyComplaint()));
    this.select(this.complaints.length - 1);
  }

  addArea() {
    if (this.complaint.areas.length >= this.most.areas) return;
    this.change(() => this.complaint.areas.push(emptyArea()));
    this.select(this.at.complaint, this.complaint.areas.length - 1);
  }

  removeComplaint() {
    this.change(() => {
      this.complaints.splice(this.at.complaint, 1);
      if (this.complaints.length === 0) this.complaints.push(emptyComplaint());
    });
    this.select(this.at.complaint);
  }

  removeArea() {
    this.change(() => {
      this.complaint.areas.splice(this.at.area, 1);
      if (this.complaint.areas.length === 0) this.complaint.areas.push(emptyArea());
    });
    this.select(this.at.complaint, this.at.area);
  }

  moveEarlier() {
    const here = this.at.complaint;
    if (here === 0) return;
    this.change(() => this.complaints.splice(here - 1, 0, ...this.complaints.splice(here, 1)));
    this.select(here - 1, this.at.area);
  }

  toggleRegion(region) {
    this.change(() => {
      const chosen = this.area.regions;
      const at = chosen.indexOf(region);
      if (at >= 0) chosen.splice(at, 1);
      else chosen.push(region);
    });
  }

  clear() {
    this.change(() => { this.complaints = [emptyComplaint()]; });
    this.select(0);
  }
}

export function isEmptyArea(area) {
  return area.strokes.length === 0 && area.regions.length === 0;
}
