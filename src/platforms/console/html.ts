import type { HtmlEscapedString } from 'hono/utils/html';

/** A piece of a page, in which every text is escaped. What hono/html's tag gives. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;
