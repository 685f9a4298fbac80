/** The package brings no types of its own. */
declare module 'asl-validator' {
  /** Writes defaults into the definition that it is given. */
  export default function validate(definition: unknown): { errors: unknown[] };
}
