/** What makes a drawing act: programs, foreign pages, and whatever is fetched from elsewhere. */
const ACTS = [
  /<\s*([\w-]+:)?(script|foreignobject|iframe|embed|object|animate|set|handler|listener)[\s>/]/i,
  /[\s"'/]on[a-z]+\s*=/i,
  /javascript\s*:/i,
  /<!ENTITY/i,
  /<\?xml-stylesheet/i,
  /@import/i,
  /\b(xlink:)?href\s*=\s*["']?\s*(?!["'#]|data:image\/(png|jpeg|gif|webp))/i,
  /url\(\s*["']?\s*(?!#|["']?#|data:image\/)/i,
];

/** Whether a drawing does anything but show itself. Whoever hides it in character references is refused for them. */
export function acts(svg: string): boolean {
  const plain = svg.replaceAll('\u0000', '');
  return ACTS.some((pattern) => pattern.test(plain)) || /&#x?[0-9a-f]+;?/i.test(plain);
}
