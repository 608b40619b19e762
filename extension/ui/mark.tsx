/** Our sign: two people, and what they have in common. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 24 24" aria-hidden="true">
      <circle class="one" cx="9" cy="12" r="7" />
      <circle class="other" cx="15" cy="12" r="7" />
      <path class="common" d="M12 5.68a7 7 0 0 1 0 12.64 7 7 0 0 1 0-12.64z" />
    </svg>
  );
}
