import css from './layout.module.css';

/** Classes that pages share. */
export const layout = css;
