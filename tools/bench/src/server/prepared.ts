/** A statement as pg keeps it prepared on a connection. */
export interface Prepared {
  name: string;
  text: string;
}
