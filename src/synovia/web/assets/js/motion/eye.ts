// The camera itself: opened when asked, closed when done, and every way it can fail said as a plain word.

export type Trouble = "refused" | "no_camera" | "busy" | "unplugged" | "unplugged_kept" | "not_sent" | "signed_out" | "no_wasm" | "not_loaded" | "insecure" | "failed";

export class CameraTrouble extends Error {
  readonly kind: Trouble;

  constructor(kind: Trouble, cause?: unknown) {
    super(kind, { cause });
    this.kind = kind;
  }
}

const REASONS: Record<string, Trouble> = {
  NotAllowedError: "refused",
  SecurityError: "refused",
  NotFoundError: "no_camera",
  OverconstrainedError: "no_camera",
  NotReadableError: "busy",
  AbortError: "busy",
};

/** @throws CameraTrouble */
export async function openCamera(video: HTMLVideoElement, onUnplugged: () => void): Promise<() => void> {
  if (!navigator.mediaDevices?.getUserMedia) throw new CameraTrouble(isSecureContext ? "no_camera" : "insecure");
  let stream: MediaStream;
  try {
    stream = await navigator.mediaDevices.getUserMedia({ audio: false, video: { width: { ideal: 640 }, height: { ideal: 480 }, frameRate: { ideal: 30 }, facingMode: "environment" } });
  } catch (error) {
    throw new CameraTrouble(REASONS[(error as DOMException).name] ?? "failed", error);
  }
  const [track] = stream.getVideoTracks();
  track.addEventListener("ended", onUnplugged);
  video.srcObject = stream;
  try {
    await video.play();
  } catch (error) {
    stream.getTracks().forEach((one) => one.stop());
    throw new CameraTrouble("busy", error);
  }
  return () => {
    track.removeEventListener("ended", onUnplugged);
    stream.getTracks().forEach((one) => one.stop());
    video.srcObject = null;
  };
}

/** Calls back for each new picture until told to stop. @returns a way to stop */
export function eachPicture(video: HTMLVideoElement, look: (milliseconds: number) => void): () => void {
  let stopped = false;
  const next = (now: number) => {
    if (stopped) return;
    look(now);
    ask();
  };
  const ask = () => ("requestVideoFrameCallback" in video ? video.requestVideoFrameCallback(next) : requestAnimationFrame(next));
  ask();
  return () => {
    stopped = true;
  };
}
