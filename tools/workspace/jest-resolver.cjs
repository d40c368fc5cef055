// TypeScript under NodeNext writes `./round.js` for `./round.ts`; Jest needs to be told. Only our own sources are mapped.
module.exports = (request, options) => {
  if (request.startsWith('.') && request.endsWith('.js') && !options.basedir.includes('node_modules')) {
    try {
      return options.defaultResolver(request.replace(/\.js$/, '.ts'), options);
    } catch {
      // A real .js file beside it: fall through.
    }
  }
  return options.defaultResolver(request, options);
};
