/** What `url(#hatch)` is filled with: for drawings that may not tell by colour alone. Once per page. */
export const Hatching = () => (
  <svg class="defs" width="0" height="0" aria-hidden="true">
    <pattern id="hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width="7" height="7" />
      <rect class="ink" width="4" height="7" />
    </pattern>
  </svg>
);
