/**
 * What was made of a text, kept for the texts that come again: every turn of a conversation reads all that was said before. When it is
 * full all is forgotten, which is cheaper than keeping order. What is made must not be changed by anybody.
 */
export function keepRecent<Made>(most: number, make: (text: string) => Made): (text: string) => Made {
  const known = new Map<string, Made>();
  return text => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const made = make(text);
    if (known.size >= most) known.clear();
    known.set(text, made);
    return made;
  };
}
