// What is sent to the server: landmarks and times, no picture (domain/motion/recording.py reads it).
import type { Body } from "./landmarks.ts";
import type { Face } from "./neck.ts";

export interface Frame {
  t: number;
  people: number;
  landmarks?: number[];
  face?: number[];
}

const MOST = 2700; // a minute and a half at 30 pictures a second

const rounded = (value: number, digits: number): number => Math.round(value * 10 ** digits) / 10 ** digits;

export function bodyFrame(time: number, bodies: Body[]): Frame {
  const body = bodies[0];
  const frame: Frame = { t: rounded(time, 4), people: bodies.length };
  if (body) frame.landmarks = body.points.flatMap(([x, y], index) => [rounded(x, 1), rounded(y, 1), rounded(body.visibility[index], 2)]);
  return frame;
}

export function faceFrame(time: number, faces: Face[]): Frame {
  const frame: Frame = { t: rounded(time, 4), people: faces.length };
  if (faces[0]) frame.face = faces[0].flatMap((point) => point.map((value) => rounded(value, 2)));
  return frame;
}

/** The recording as it grows. The neutral frame comes first; times begin with it. */
export class Recording {
  neutral: Frame | null = null;
  frames: Frame[] = [];

  add(frame: Frame): void {
    const last = this.frames.at(-1);
    if (this.frames.length < MOST && (!last || frame.t > last.t)) this.frames.push(frame);
  }

  /** Forget what came before: of waiting in neutral only its last moments belong to the movement. */
  onlySince(time: number): void {
    this.frames = this.frames.filter((frame) => frame.t >= time);
  }
}
