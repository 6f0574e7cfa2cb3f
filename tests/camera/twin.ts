// Runs the page's own scripts over the shared fixtures and prints what they say, for test_twin.py.
import { readFileSync } from "node:fs";
import { angle, upright } from "../../src/synovia/web/assets/js/motion/angles.ts";
import { Guide } from "../../src/synovia/web/assets/js/motion/guide.ts";
import { headTurn } from "../../src/synovia/web/assets/js/motion/neck.ts";
import { pictureFlags } from "../../src/synovia/web/assets/js/motion/quality.ts";
import { BodyReader, FaceReader } from "../../src/synovia/web/assets/js/motion/reading.ts";
import { repetitions } from "../../src/synovia/web/assets/js/motion/repetitions.ts";
import { OneEuro } from "../../src/synovia/web/assets/js/motion/smoothing.ts";

const fixture = (name) => JSON.parse(readFileSync(new URL(`../fixtures/motion/${name}.json`, import.meta.url), "utf8"));
const threes = (numbers) => Array.from({ length: numbers.length / 3 }, (_, index) => numbers.slice(3 * index, 3 * index + 3));
const bodyOf = ({ landmarks, width, height }) => ({
  points: threes(landmarks).map(([x, y]) => [x, y]),
  visibility: threes(landmarks).map(([, , seen]) => seen),
  width,
  height,
});

const inForce = JSON.parse(process.argv[2]);
const [angles, pictures, series, recordings] = ["angles", "pictures", "series", "recordings"].map(fixture);

/** One-Euro at the series' own steps. */
function shown(one) {
  const filter = new OneEuro();
  return one.degrees.map((degrees, index) => filter.next(index * one.step, degrees));
}

/** The guided capture, fed a recording's frames after two seconds of its first one. */
function guided({ recording }) {
  const asked = { motion: recording.motion, side: recording.side, limits: recordings.limits, cameraRound: 0 };
  const [reader, guide, seen] = [new BodyReader(asked), new Guide(recordings.limits, true), []];
  const still = Array.from({ length: 60 }, (_, index) => ({ ...recording.frames[0], t: index / 30 }));
  for (const frame of [...still, ...recording.frames.map((one) => ({ ...one, t: one.t + 2 + 1 / 30 }))]) {
    const moment = guide.next(frame.t, reader.read(bodiesOf(recording, frame)));
    if (seen.at(-1) !== moment.phase) seen.push(moment.phase);
    if (moment.phase === "place" && seen.at(-1) !== moment.hint) seen.push(moment.hint);
  }
  return { seen: [...new Set(seen)], count: guide.count };
}

const bodiesOf = (recording, frame) => (frame.landmarks ? Array.from({ length: frame.people }, () => bodyOf({ ...recording, landmarks: frame.landmarks })) : []);

/** What the page shows of each picture, with the limits in force, not those of a stick figure. */
function readings({ recording }) {
  const asked = { motion: recording.motion, side: recording.side, limits: inForce, cameraRound: recording.camera_round };
  if (!recording.neutral?.face) {
    const reader = new BodyReader(asked);
    return recording.frames.map((frame) => reader.read(bodiesOf(recording, frame)));
  }
  const reader = new FaceReader(asked);
  reader.neutral = threes(recording.neutral.face);
  return recording.frames.map((frame) => reader.read(frame.face ? [threes(frame.face)] : []));
}

const turns = recordings.cases.filter(({ recording }) => recording.neutral?.face).map(({ recording }) =>
  recording.frames.map((frame) => (frame.face ? headTurn(threes(recording.neutral.face), threes(frame.face), recording.camera_round) : null)));

console.log(JSON.stringify({
  angles: angles.cases.map((one) => angle(one.motion, upright(bodyOf(one), one.roll), one.side)),
  pictures: pictures.cases.map((one) => pictureFlags(one.motion, bodyOf(one), one.side, pictures.limits, one.direction ?? undefined)),
  peaks: series.cases.map((one) => repetitions(one.smooth.map((_, index) => index * one.step), one.smooth, series.limits).map(({ peak }) => peak)),
  shown: series.cases.map(shown),
  turns,
  readings: recordings.cases.map(readings),
  guided: Object.fromEntries(recordings.cases.filter(({ recording }) => !recording.motion.startsWith("cervical")).map((one) => [one.name, guided(one)])),
}));
