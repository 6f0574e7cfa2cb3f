// Cues said aloud, where the browser can; never more than one at a time, and quiet when muted.

const AGAIN_AFTER = 6; // seconds until the same hint is said again

export class Voice {
  muted = false;
  private said = "";
  private at = -Infinity;

  get isThere(): boolean {
    return "speechSynthesis" in window && speechSynthesis !== undefined;
  }

  /** @param time seconds */
  say(text: string, time: number): void {
    if (text === "" || (text === this.said && time - this.at < AGAIN_AFTER)) return;
    this.said = text;
    this.at = time;
    if (this.muted || !this.isThere) return;
    speechSynthesis.cancel();
    const words = new SpeechSynthesisUtterance(text);
    words.lang = document.documentElement.lang || "en";
    speechSynthesis.speak(words);
  }

  hush(): void {
    this.muted = true;
    if (this.isThere) speechSynthesis.cancel();
  }
}
