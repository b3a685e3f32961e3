/** Beside browsers on two cores a screen may take more than the second for which a spec waits for it. */
export const patienceMs = 5_000;

if (typeof document !== 'undefined') {
  const { configure } = await import('@testing-library/react');
  configure({ asyncUtilTimeout: patienceMs });
}
