/** The test signature of the European Institute for Computer Antivirus Research, in two parts: no scanner shall find it here. */
const EICAR = Buffer.from(
  ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join(''),
  'latin1',
);

export const EICAR_NAME = 'Eicar-Test-Signature';

/** Looks for the test signature in a stream, also where it lies across two chunks. */
export class EicarSearch {
  private before = Buffer.alloc(0);

  /** @returns whether it has been found in what came so far */
  saw(chunk: Uint8Array): boolean {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
    const seam = Buffer.concat([this.before, bytes.subarray(0, EICAR.length - 1)]);
    if (seam.includes(EICAR) || bytes.includes(EICAR)) return true;
    this.before = Buffer.concat([this.before, bytes.subarray(-(EICAR.length - 1))]).subarray(-(EICAR.length - 1));
    return false;
  }
}
