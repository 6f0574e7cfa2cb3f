// Repetitions in a series of angles: the twin of domain/motion/repetitions.py, run over the series so far to count live.
import type { Limits } from "./quality.ts";

export interface Repetition {
  begins: number;
  peaks: number;
  ends: number;
  peak: number;
}

/** The complete movements: each rises above `rise_share` of the range and comes back under `fall_share`. */
export function repetitions(times: number[], degrees: number[], limits: Limits): Repetition[] {
  if (degrees.length === 0) return [];
  const low = Math.min(...degrees);
  const range = Math.max(...degrees) - low;
  if (range < limits.repetition_least) return [];
  const spans = excursions(degrees, low + limits.rise_share * range, low + limits.fall_share * range);
  return spans.map(([first, last]) => repetition(times, degrees, first, last, limits.top_frames));
}

function repetition(times: number[], degrees: number[], first: number, last: number, top: number): Repetition {
  const within = degrees.slice(first, last + 1);
  const highest = within.indexOf(Math.max(...within));
  return { begins: times[first], peaks: times[first + highest], ends: times[last], peak: peakOf(within, top) };
}

/** The median of the highest few values: one false picture makes no peak. */
export function peakOf(degrees: number[], top: number): number {
  return median([...degrees].sort((a, b) => a - b).slice(-top));
}

export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  return sorted.length % 2 ? sorted[Math.floor(half)] : (sorted[half - 1] + sorted[half]) / 2;
}

function excursions(degrees: number[], rise: number, fall: number): [number, number][] {
  const found: [number, number][] = [];
  let begins = -1;
  let risen = false;
  degrees.forEach((value, index) => {
    if (value < fall) {
      if (risen && begins >= 0) found.push([begins, index - 1]);
      begins = -1;
      risen = false;
    } else {
      if (begins < 0) begins = index;
      risen ||= value >= rise && begins > 0;
    }
  });
  return found;
}
