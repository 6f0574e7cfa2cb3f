// The guided capture: place, neutral pose, repetitions, done. It sees one reading after the other and says what to do;
// it knows nothing of cameras, pictures or pages, so that it can be tested without them.
import { repetitions } from "./repetitions.ts";
import type { Limits } from "./quality.ts";
import { type Reading, isUsable } from "./reading.ts";
import { OneEuro } from "./smoothing.ts";

export type Phase = "place" | "neutral" | "move" | "done";
export interface Moment {
  phase: Phase;
  /** What to tell the person: a flag, or one of the guide's own words. */
  hint: string;
  degrees: number | null;
  best: number | null;
  count: number;
  /** How much of a hold is done, 0 to 1. */
  held: number;
}

const HOLD_PLACE = 0.6; // seconds a good place must last, so that walking through it does not count
const HOLD_NEUTRAL = 0.7;
const STILL = 4; // degrees the neutral pose may wander while it is held
const ACCEPT_BENT = 3; // seconds after which a neutral pose that cannot be straight is taken as it is, with a warning
const TAIL = 0.4; // seconds recorded after the last repetition, so that its end is whole for the server's smoothing
const LONGEST = 90; // seconds of movement; then what there is is measured

export class Guide {
  phase: Phase = "place";
  count = 0;
  private since = NaN;
  private phaseSince = NaN;
  private still: { time: number; degrees: number }[] = [];
  private times: number[] = [];
  private series: number[] = [];
  private filter = new OneEuro();
  private best: number | null = null;
  private readonly limits: Limits;
  private readonly needsAngle: boolean;

  /** @param needsAngle false for the neck, whose angle exists only against the neutral pose */
  constructor(limits: Limits, needsAngle: boolean) {
    this.limits = limits;
    this.needsAngle = needsAngle;
  }

  next(time: number, reading: Reading): Moment {
    const degrees = reading.degrees === null || !isUsable(reading) ? null : this.filter.next(time, reading.degrees);
    if (Number.isNaN(this.phaseSince)) this.phaseSince = time;
    if (this.phase === "place") return this.place(time, reading, degrees);
    if (this.phase === "neutral") return this.neutral(time, reading, degrees);
    if (this.phase === "move") return this.move(time, reading, degrees);
    return this.moment("done", degrees, 1);
  }

  /** The therapist ends the movement early: what there is is measured. */
  finish(): void {
    if (this.phase === "move") this.phase = "done";
  }

  private place(time: number, reading: Reading, degrees: number | null): Moment {
    if (!isUsable(reading)) {
      this.since = NaN;
      return this.moment(reading.flags[0], degrees, 0);
    }
    const held = this.hold(time, HOLD_PLACE);
    if (held >= 1) this.enter("neutral", time);
    return this.moment("stay", degrees, held);
  }

  private neutral(time: number, reading: Reading, degrees: number | null): Moment {
    if (!isUsable(reading)) {
      this.enter("place", time);
      return this.moment(reading.flags[0], degrees, 0);
    }
    const raw = reading.degrees ?? 0;
    const moved = this.still.findLastIndex((one) => Math.abs(one.degrees - raw) > STILL);
    this.still = [...this.still.slice(moved + 1), { time, degrees: raw }];
    const isBent = this.needsAngle && Math.abs(raw) > this.limits.neutral_most && time - this.phaseSince < ACCEPT_BENT;
    const held = isBent ? 0 : Math.min(1, (time - this.still[0].time) / HOLD_NEUTRAL);
    if (held >= 1) this.enter("move", time);
    return this.moment(isBent ? "neutral_bent" : "hold_neutral", degrees, held);
  }

  private move(time: number, reading: Reading, degrees: number | null): Moment {
    if (degrees !== null) {
      this.times.push(time);
      this.series.push(degrees);
      this.best = Math.max(this.best ?? degrees, degrees);
      this.count = repetitions(this.times, this.series, this.limits).length;
    }
    if (this.count >= this.limits.repetitions_wanted && Number.isNaN(this.since)) this.since = time;
    if (time - this.since > TAIL || time - this.phaseSince > LONGEST) this.phase = "done";
    const hint = isUsable(reading) ? this.wayOf(degrees) : reading.flags.find((flag) => flag !== "small") ?? "several_people";
    return this.moment(hint, degrees, this.count / this.limits.repetitions_wanted);
  }

  /** Out until the movement has turned, then back. */
  private wayOf(degrees: number | null): string {
    if (degrees === null || this.best === null) return "out";
    const low = Math.min(...this.series);
    const last = this.series.slice(-5);
    const range = this.best - low;
    const falls = last.length === 5 && last[4] < last[0] - 2;
    return range >= this.limits.repetition_least && (falls || degrees > low + 0.9 * range) ? "back" : "out";
  }

  private hold(time: number, wanted: number): number {
    if (Number.isNaN(this.since)) this.since = time;
    return Math.min(1, (time - this.since) / wanted);
  }

  private enter(phase: Phase, time: number): void {
    this.phase = phase;
    this.phaseSince = time;
    this.since = NaN;
    this.still = [];
  }

  private moment(hint: string, degrees: number | null, held: number): Moment {
    return { phase: this.phase, hint, degrees, best: this.best, count: this.count, held };
  }
}
