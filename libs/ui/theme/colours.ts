/**
 * Resolves design tokens to plain colours for a canvas, which understands neither var() nor light-dark(). Returns a
 * reader: `const colour = tokenColours(element, ['ink', 'line']); colour('ink')`.
 */
export function tokenColours<Name extends string>(
  within: HTMLElement,
  names: readonly Name[],
): (name: Name) => string {
  const probe = document.createElement('span');
  probe.style.display = 'none';
  within.append(probe);
  const colours = new Map<Name, string>();
  for (const name of names) {
    probe.style.color = '';
    probe.style.color = `var(--${name})`;
    colours.set(name, getComputedStyle(probe).color);
  }
  probe.remove();
  return name => colours.get(name) ?? 'currentcolor';
}
