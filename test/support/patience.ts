/**
 * How long a test waits for what the system does by itself. A machine may be slow without being wrong: only what never
 * comes meets this. It is less than a test's time-out, so that the failure says what was missing.
 */
export const PATIENCE_MILLISECONDS = 240_000;
