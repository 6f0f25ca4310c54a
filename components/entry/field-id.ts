/** Id of the control for a field of the open form, so that the error summary can lead to it. One form is open at a time. */
export const fieldId = (name: string): string => `entry-${name.replaceAll('.', '-').replaceAll(':', '_')}`;
