/** jStat ships no types; these are the functions used here. */
declare module 'jstat' {
  const jstat: {
    jStat: {
      gammaln(x: number): number;
      chisquare: { cdf(x: number, degrees: number): number };
      studentt: { inv(p: number, degrees: number): number };
      normal: { inv(p: number, mean: number, deviation: number): number };
    };
  };
  export default jstat;
}
