// The capture page: camera, models and guide put together, and what of them is seen and heard. The picture stays here.
import { csrfToken } from "../words.js";
import { CameraTrouble, type Trouble, eachPicture, openCamera } from "./eye.ts";
import { Gauge, drawBody, drawFace } from "./drawing.ts";
import { Guide, type Moment, type Phase } from "./guide.ts";
import { type Files, type Landmarker, type Picture, loadLandmarker } from "./landmarker.ts";
import type { Side } from "./landmarks.ts";
import type { Limits } from "./quality.ts";
import { type Asked, BodyReader, FaceReader, type Reading, isUsable } from "./reading.ts";
import { Recording, bodyFrame, faceFrame } from "./recording.ts";
import { Voice } from "./voice.ts";

interface Told extends Asked {
  files: Files;
  words: Record<string, string>;
  package: string;
  ofNeck: boolean;
}

const NEUTRAL_KEPT = 0.6; // seconds of the neutral pose that begin the recording: less than it must be held
const SLOW_AFTER = 3; // seconds of pictures before their rate is judged

class MotionCapture extends HTMLElement {
  private told!: Told;
  private video!: HTMLVideoElement;
  private canvas!: HTMLCanvasElement;
  private gauge!: Gauge;
  private readonly voice = new Voice();
  private landmarker: Landmarker | null = null;
  private reader!: BodyReader | FaceReader;
  private guide!: Guide;
  private recording = new Recording();
  private stopCamera: () => void = () => {};
  private stopLooking: () => void = () => {};
  private began = NaN;
  private pictures = 0;
  private counted = 0;
  private waiting: string | null = null;

  connectedCallback(): void {
    this.told = JSON.parse(this.dataset.told ?? "{}");
    this.video = this.part("video");
    this.canvas = this.part("overlay");
    this.gauge = new Gauge(this.part("gauge"));
    this.part("mute").hidden = !this.voice.isThere;
    this.addEventListener("click", (event) => this.pressed(event));
    window.addEventListener("pagehide", () => this.stop());
    this.dataset.state = "idle";
    document.querySelector(".capture-choice[aria-current]")?.scrollIntoView({ inline: "center", block: "nearest" });
  }

  disconnectedCallback(): void {
    this.stop();
  }

  private part<T extends Element = HTMLElement>(name: string): T {
    return this.querySelector(`[data-${name}]`) as unknown as T;
  }

  private pressed(event: Event): void {
    const button = (event.target as Element).closest("button[data-do]");
    if (!(button instanceof HTMLElement)) return;
    const act: Record<string, () => unknown> = {
      start: () => this.start(),
      stop: () => this.cancel(),
      finish: () => this.guide.finish(),
      mute: () => this.mute(button),
      send: () => this.send(),
    };
    act[button.dataset.do ?? ""]?.();
  }

  private async start(): Promise<void> {
    this.stop();
    this.state("loading");
    this.part("problem").hidden = true;
    this.part("result").replaceChildren();
    this.fresh();
    try {
      if (typeof WebAssembly !== "object") throw new CameraTrouble("no_wasm");
      this.stopCamera = await openCamera(this.video, () => this.unplugged());
      this.landmarker ??= await loadLandmarker(this.told.files, this.told.ofNeck).catch((error) => {
        throw new CameraTrouble(navigator.onLine === false || error instanceof TypeError ? "not_loaded" : "no_wasm", error);
      });
      this.state("running");
      this.scrollIntoView({ block: "start" });
      this.stopLooking = eachPicture(this.video, (now) => this.look(now));
    } catch (error) {
      this.stop();
      this.trouble(error instanceof CameraTrouble ? error.kind : "failed", error);
    }
  }

  private fresh(): void {
    this.recording = new Recording();
    this.reader = this.told.ofNeck ? new FaceReader(this.told) : new BodyReader(this.told);
    this.guide = new Guide(this.told.limits, !this.told.ofNeck);
    this.began = NaN;
    this.pictures = this.counted = 0;
    this.waiting = null;
  }

  private look(now: number): void {
    if (!this.landmarker || this.dataset.state !== "running") return;
    let picture: Picture;
    try {
      picture = this.landmarker.find(this.video, now);
    } catch (error) {
      this.landmarker = null;
      this.stop();
      return this.trouble("failed", error);
    }
    if (Number.isNaN(this.began)) this.began = now;
    this.pictures += 1;
    const time = (now - this.began) / 1000;
    const before = this.guide.phase;
    if (before === "neutral" && this.reader instanceof FaceReader) this.reader.neutral ??= picture.faces[0] ?? null;
    const reading = this.read(picture);
    const moment = this.guide.next(time, reading);
    this.keep(time, picture, before, moment.phase);
    if (before !== moment.phase) this.landmarker.watchFor(moment.phase === "move" ? 1 : 2);
    this.show(time, picture, reading, moment);
    if (moment.phase === "done") this.finished();
  }

  private read(picture: Picture): Reading {
    return this.reader instanceof FaceReader ? this.reader.read(picture.faces) : this.reader.read(picture.bodies);
  }

  /** The recording begins with the neutral pose; leaving the place begins it anew. */
  private keep(time: number, picture: Picture, before: Phase, after: Phase): void {
    const frame = this.told.ofNeck ? faceFrame(time, picture.faces) : bodyFrame(time, picture.bodies);
    if (after === "place") {
      this.recording = new Recording();
      this.reader.forget();
    } else {
      this.recording.add(frame);
      if (after === "neutral") this.recording.onlySince(time - NEUTRAL_KEPT);
    }
    if (before === "neutral" && after === "move") {
      this.recording.neutral = frame;
      if (this.reader instanceof FaceReader) this.reader.neutral = picture.faces[0] ?? null;
    }
  }

  private show(time: number, picture: Picture, reading: Reading, moment: Moment): void {
    const usable = isUsable(reading);
    if (this.told.ofNeck) drawFace(this.canvas, picture.faces, this.video.videoWidth, this.video.videoHeight, usable);
    else drawBody(this.canvas, picture.bodies, this.told, usable);
    this.gauge.show(moment.degrees, moment.best);
    this.dataset.phase = moment.phase;
    this.dataset.usable = String(usable);
    this.write("count", this.counts(moment));
    this.write("cue", this.cue(reading, moment, time));
    this.write("flags", usable ? "" : reading.flags.map((flag) => this.told.words[`short_${flag}`] ?? "").filter(Boolean).join(" · "));
    this.part<HTMLProgressElement>("held").setAttribute("value", String(moment.held));
    if (time > SLOW_AFTER) this.rate(this.pictures / time);
  }

  /** Live regions speak whenever they change, so they change only when the words do. */
  private write(name: string, text: string): void {
    const place = this.part(name);
    if (place.textContent !== text) place.textContent = text;
  }

  private counts(moment: Moment): string {
    if (moment.phase !== "move" && moment.phase !== "done") return "";
    return this.told.words.count.replace("{n}", String(moment.count)).replace("{of}", String(this.told.limits.repetitions_wanted));
  }

  private cue(reading: Reading, moment: Moment, time: number): string {
    let text = this.told.words[moment.hint] ?? "";
    if (moment.hint === "wrong_view" && reading.turn) {
      const degrees = String(Math.max(5, Math.round(reading.turn.degrees / 5) * 5));
      text = this.told.words[`turn_${reading.turn.way}`].replace("{degrees}", degrees);
    }
    if (moment.count > this.counted) {
      this.counted = moment.count;
      this.voice.say(String(moment.count), time);
    } else {
      this.voice.say(text, time);
    }
    return text;
  }

  private rate(pictures: number): void {
    this.dataset.rate = pictures.toFixed(1);
    this.write("rate", this.told.words.rate.replace("{n}", pictures.toFixed(0)));
    this.part("slow").hidden = pictures >= this.told.limits.rate_least;
  }

  private finished(): void {
    this.stop();
    this.voice.say(this.told.words.done, this.pictures);
    this.send();
  }

  private unplugged(): void {
    const kept = this.guide.count > 0;
    this.stop();
    if (kept) this.send();
    this.trouble(kept ? "unplugged_kept" : "unplugged");
  }

  private cancel(): void {
    this.stop();
    this.state("idle");
  }

  private stop(): void {
    this.stopLooking();
    this.stopCamera();
    this.stopLooking = this.stopCamera = () => {};
    (this.canvas).getContext("2d")?.clearRect(0, 0, 1e4, 1e4);
  }

  private mute(button: HTMLElement): void {
    if (this.voice.muted) this.voice.muted = false;
    else this.voice.hush();
    button.setAttribute("aria-pressed", String(this.voice.muted));
  }

  /** Kept until it has arrived: a lost connection loses no repetition. */
  private async send(): Promise<void> {
    this.waiting ??= JSON.stringify({
      version: 1,
      motion: this.told.motion,
      side: this.told.side,
      width: this.canvas.width,
      height: this.canvas.height,
      camera_round: this.told.cameraRound,
      model: this.told.ofNeck ? "face" : "pose_full",
      weights: this.landmarker?.weights ?? "",
      package: this.told.package,
      neutral: this.recording.neutral,
      frames: this.recording.frames,
    });
    this.state("sending");
    try {
      const answer = await fetch(this.dataset.post ?? "", {
        method: "POST",
        body: this.waiting,
        credentials: "same-origin",
        headers: { "Content-Type": "application/json", "X-CSRFToken": csrfToken(), "HX-Request": "true" },
      });
      if (answer.status === 401) return this.trouble("signed_out");
      if (!answer.ok && answer.status !== 422) return this.trouble("not_sent");
      this.result(await answer.text());
    } catch {
      this.trouble("not_sent");
    }
  }

  private result(html: string): void {
    this.waiting = null;
    this.state("result");
    const place = this.part("result");
    place.replaceChildren(...new DOMParser().parseFromString(html, "text/html").body.childNodes);
    const title = place.querySelector("h2, h3");
    if (title instanceof HTMLElement) {
      title.tabIndex = -1;
      title.focus();
    }
  }

  private trouble(kind: Trouble, cause?: unknown): void {
    const place = this.part("problem");
    const isUnsent = kind === "not_sent" || kind === "signed_out";
    this.state(isUnsent ? "unsent" : kind === "unplugged_kept" ? "sending" : "idle");
    if (cause && kind === "failed") console.warn("capture failed", cause);
    this.write("problem-text", this.told.words[kind] ?? this.told.words.failed);
    place.hidden = false;
    place.scrollIntoView({ block: "center" }); // it stands above the stage, which may be all one sees
    this.dataset.trouble = kind;
  }

  private state(state: string): void {
    this.dataset.state = state;
    if (state !== "running") delete this.dataset.phase;
  }
}
customElements.define("motion-capture", MotionCapture);
