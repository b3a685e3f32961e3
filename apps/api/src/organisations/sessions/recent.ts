/**
 * Answers that may be at most `forMs` old, counted from the moment the question was asked: what was revoked before is
 * not asked again from memory for longer than that. Questions at once share one answer. Nothing is kept for a null.
 */
export class Recent<T> {
  private readonly answers = new Map<string, { askedAt: number; answer: Promise<T | null> }>();

  constructor(
    private readonly forMs: number,
    private readonly most: number,
    private readonly nowMs: () => number = () => performance.now(),
  ) {}

  get(key: string, ask: () => Promise<T | null>): Promise<T | null> {
    const now = this.nowMs();
    const kept = this.answers.get(key);
    if (kept && now - kept.askedAt < this.forMs) return kept.answer;
    const answer = ask();
    const entry = { askedAt: now, answer };
    this.answers.delete(key);
    this.answers.set(key, entry);
    if (this.answers.size > this.most) this.forgetEldest();
    const drop = () => {
      if (this.answers.get(key) === entry) this.answers.delete(key);
    };
    answer.then(found => {
      if (found === null) drop();
    }, drop);
    return answer;
  }

  forgetAll() {
    this.answers.clear();
  }

  private forgetEldest() {
    for (const key of this.answers.keys()) {
      this.answers.delete(key);
      return;
    }
  }
}
