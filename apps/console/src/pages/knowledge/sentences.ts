/** A line for each sentence: instructions are read with a hand on the machine. */
export const sentencesOf = (text: string): string[] => {
  const lines = text.split(/\n+|(?<=[.!?])\s+(?=\p{Lu})|(?<=[。！？])/u);
  return [...new Set(lines.map(line => line.trim()).filter(Boolean))];
};
