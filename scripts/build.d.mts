/** Whether no source is newer than what is built. */
export function isBuildCurrent(): boolean;
/** Builds everything into dist/; ends the process when that fails. */
export function build(): void;
