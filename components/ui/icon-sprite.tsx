/** Every drawing of the product, once a page. Status icons keep their shapes wherever they are used. */
export function IconSprite() {
  return (
    <svg width="0" height="0" className="absolute" aria-hidden="true" focusable="false">
      <defs>
        <symbol id="i-plus" viewBox="0 0 16 16"><path d="M8 3.5v9M3.5 8h9" /></symbol>
        <symbol id="i-minus" viewBox="0 0 16 16"><path d="M3.5 8h9" /></symbol>
        <symbol id="i-unknown" viewBox="0 0 16 16"><circle cx="8" cy="8" r="5.6" strokeDasharray="1.2 2.32" strokeWidth="1.7" /></symbol>
        <symbol id="i-fits" viewBox="0 0 16 16"><circle cx="8" cy="8" r="5.6" /><circle cx="8" cy="8" r="2.7" fill="currentColor" stroke="none" /></symbol>
        <symbol id="i-caution" viewBox="0 0 16 16">
          <path d="M8 2.4 14.2 13.2H1.8Z" /><path d="M8 6.6v3" /><circle cx="8" cy="11.3" r=".85" fill="currentColor" stroke="none" />
        </symbol>
        <symbol id="i-stop" viewBox="0 0 16 16"><path d="M5.6 2.2h4.8l3.4 3.4v4.8l-3.4 3.4H5.6l-3.4-3.4V5.6Z" /><path d="m5.9 5.9 4.2 4.2M10.1 5.9l-4.2 4.2" /></symbol>
        <symbol id="i-not-applicable" viewBox="0 0 16 16"><circle cx="8" cy="8" r="5.6" /><path d="M5.6 8h4.8" /></symbol>
        <symbol id="i-present" viewBox="0 0 16 16"><circle cx="8" cy="8" r="5.6" fill="currentColor" stroke="none" /></symbol>
        <symbol id="i-absent" viewBox="0 0 16 16"><circle cx="8" cy="8" r="5.6" /><path d="m4.2 11.8 7.6-7.6" /></symbol>
        <symbol id="i-check" viewBox="0 0 16 16"><path d="m3.4 8.4 3 3 6.2-6.6" /></symbol>
        <symbol id="i-chevron" viewBox="0 0 16 16"><path d="m6 3.8 4.2 4.2L6 12.2" /></symbol>
        <symbol id="i-down" viewBox="0 0 16 16"><path d="m3.8 6 4.2 4.2L12.2 6" /></symbol>
        <symbol id="i-right" viewBox="0 0 16 16"><path d="M3 8h10M9 4l4 4-4 4" /></symbol>
        <symbol id="i-search" viewBox="0 0 16 16"><circle cx="7" cy="7" r="4.3" /><path d="m10.3 10.3 3.2 3.2" /></symbol>
        <symbol id="i-sun" viewBox="0 0 16 16">
          <circle cx="8" cy="8" r="2.8" />
          <path d="M8 1.6v1.5M8 12.9v1.5M1.6 8h1.5M12.9 8h1.5M3.5 3.5l1 1M11.5 11.5l1 1M3.5 12.5l1-1M11.5 4.5l1-1" />
        </symbol>
        <symbol id="i-moon" viewBox="0 0 16 16"><path d="M13.2 9.6A5.6 5.6 0 0 1 6.4 2.8a5.6 5.6 0 1 0 6.8 6.8Z" /></symbol>
        <symbol id="i-refresh" viewBox="0 0 16 16"><path d="M13 8a5 5 0 1 1-1.6-3.7M13 2.6v2.6h-2.6" /></symbol>
        <symbol id="i-table" viewBox="0 0 16 16"><rect x="2.2" y="3" width="11.6" height="10" rx="1" /><path d="M2.2 6.4h11.6M2.2 9.7h11.6M6.4 6.4V13" /></symbol>
        <symbol id="i-link" viewBox="0 0 16 16">
          <path d="M6.8 9.2a2.6 2.6 0 0 0 3.7 0l2-2a2.6 2.6 0 0 0-3.7-3.7l-.8.8M9.2 6.8a2.6 2.6 0 0 0-3.7 0l-2 2a2.6 2.6 0 0 0 3.7 3.7l.8-.8" />
        </symbol>
        <symbol id="i-copy" viewBox="0 0 16 16">
          <rect x="5.4" y="5.4" width="8" height="8" rx="1.4" />
          <path d="M10.6 5.2V3.9c0-.7-.6-1.3-1.3-1.3H3.9c-.7 0-1.3.6-1.3 1.3v5.4c0 .7.6 1.3 1.3 1.3h1.3" />
        </symbol>
        <symbol id="i-file" viewBox="0 0 16 16">
          <path d="M9.2 2.2H4.6c-.7 0-1.2.5-1.2 1.2v9.2c0 .7.5 1.2 1.2 1.2h6.8c.7 0 1.2-.5 1.2-1.2v-7Z" /><path d="M9.2 2.2v3.4h3.4" />
        </symbol>
        <symbol id="i-clock" viewBox="0 0 16 16"><circle cx="8" cy="8" r="5.8" /><path d="M8 4.8V8l2.2 1.6" /></symbol>
        <symbol id="i-close" viewBox="0 0 16 16"><path d="m4 4 8 8M12 4l-8 8" /></symbol>
        <symbol id="i-people" viewBox="0 0 16 16">
          <circle cx="6" cy="5.4" r="2.4" />
          <path d="M1.9 13c.3-2.4 2-3.7 4.1-3.7s3.8 1.3 4.1 3.7M10.6 3.3a2.2 2.2 0 0 1 0 4.2M11.6 9.5c1.5.4 2.4 1.6 2.6 3.5" />
        </symbol>
        <symbol id="i-inbox" viewBox="0 0 16 16">
          <path d="M2.3 9.3 4 3.7c.1-.5.5-.8 1-.8h6c.5 0 .9.3 1 .8l1.7 5.6v2.7c0 .6-.5 1.1-1.1 1.1H3.4c-.6 0-1.1-.5-1.1-1.1Z" />
          <path d="M2.3 9.3h3.2l.8 1.6h3.4l.8-1.6h3.2" />
        </symbol>
        <symbol id="i-lock" viewBox="0 0 16 16"><rect x="3.4" y="7" width="9.2" height="6.4" rx="1.2" /><path d="M5.4 7V5.2a2.6 2.6 0 0 1 5.2 0V7" /></symbol>
        <symbol id="i-phone" viewBox="0 0 16 16">
          <path d="M4.2 2.4h1.9l1 2.8-1.4 1.1a7.6 7.6 0 0 0 4 4l1.1-1.4 2.8 1v1.9c0 .9-.8 1.7-1.7 1.6A10.6 10.6 0 0 1 2.6 4.1c-.1-.9.7-1.7 1.6-1.7Z" />
        </symbol>
        <symbol id="i-print" viewBox="0 0 16 16">
          <path d="M4.5 6V2.5h7V6M4.5 11.5H3.2c-.6 0-1-.4-1-1V7c0-.6.4-1 1-1h9.6c.6 0 1 .4 1 1v3.5c0 .6-.4 1-1 1h-1.3" />
          <rect x="4.5" y="9.5" width="7" height="4" />
        </symbol>
        <symbol id="i-mark" viewBox="0 0 20 16"><path strokeWidth="2" d="M2 9.5v-3M6 12V4M10 14.5v-13M14 11V5M18 8.7V7.3" /></symbol>
      </defs>
    </svg>
  );
}
