/**
 * Inverse of a symmetric positive definite matrix by Cholesky's factorisation.
 *
 * Our own rather than ml-matrix because severity needs it at 1,100 rows within a second: here all three steps are dot
 * products over neighbouring memory of one typed array, several times faster than element-wise access. For the small
 * systems of Bradley–Terry, ml-matrix is used.
 *
 * @param matrix row by row, size × size; only the lower triangle is read; overwritten
 * @returns the full inverse, row by row; null when the matrix is not positive definite to working precision
 * @see Golub & Van Loan (2013). Matrix Computations, 4th ed., algorithm 4.2.1
 */
export function invertPositiveDefinite(matrix: Float64Array, size: number): Float64Array | null {
  const factor = matrix;
  for (let i = 0; i < size; i++) {
    const row = i * size;
    const before = factor[row + i]!;
    for (let j = 0; j < i; j++) {
      const other = j * size;
      factor[row + j] = (factor[row + j]! - dot(factor, row, factor, other, j)) / factor[other + j]!;
    }
    const pivot = before - dot(factor, row, factor, row, i);
    if (!(pivot > before * 1e-13)) return null;
    factor[row + i] = Math.sqrt(pivot);
  }
  // Row j holds column j of the factor's inverse.
  const columns = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    const row = i * size;
    const diagonal = factor[row + i]!;
    for (let j = 0; j < i; j++) {
      columns[j * size + i] = -dot(factor, row + j, columns, j * size + j, i - j) / diagonal;
    }
    columns[row + i] = 1 / diagonal;
  }
  const inverse = factor;
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      const value = dot(columns, i * size + i, columns, j * size + i, size - i);
      inverse[i * size + j] = value;
      inverse[j * size + i] = value;
    }
  }
  return inverse;
}

function dot(a: Float64Array, fromA: number, b: Float64Array, fromB: number, length: number): number {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let k = 0;
  for (const whole = length - 3; k < whole; k += 4) {
    s0 += a[fromA + k]! * b[fromB + k]!;
    s1 += a[fromA + k + 1]! * b[fromB + k + 1]!;
    s2 += a[fromA + k + 2]! * b[fromB + k + 2]!;
    s3 += a[fromA + k + 3]! * b[fromB + k + 3]!;
  }
  for (; k < length; k++) s0 += a[fromA + k]! * b[fromB + k]!;
  return s0 + s1 + (s2 + s3);
}
