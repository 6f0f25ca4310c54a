import type { REPORT_LANGUAGES } from '@/server/contracts/report-door';

export type Language = (typeof REPORT_LANGUAGES)[number];

const en = {
  title: 'Your report', born: 'When were you born?', bornWhy: 'This makes sure that nobody else opens it.', day: 'Day', month: 'Month', year: 'Year', open: 'Go on',
  bornWrong: 'Write day, month and year in figures.', closed: 'This link and this birth date do not open a report. Check the date. After five wrong dates the link closes; the clinic can send a new one.',
  adults: 'This form is for adults. If you are under 18, speak with the clinic directly.', many: 'Too many tries. Wait a few minutes.', noLink: 'Open the link that the clinic sent you. You are asked for your birth date then.',
  ended: 'You were away for a while. Open the link that the clinic sent you again; your answers are kept.', offline: 'No connection. Nothing is lost: your earlier answers are saved. Try again when you are connected.', again: 'Try again',
  who: 'Who is filling this in?', patient: 'I am, about myself', carer: 'Somebody else, about the patient', interpreter: 'The patient, with an interpreter',
  rather: 'I would rather not say', back: 'Back', next: 'Next', choose: 'Choose an answer. “I would rather not say” is one.', saved: 'Saved. You can close this and come back.', of: 'of', many1: 'Choose all that fit.',
  check: 'Check your answers', change: 'Change', send: 'Send to the clinic', sent: 'The clinic has your report.', number: 'Your number', copy: 'Your answers', handBack: 'Done: hand the device back', handed: 'Thank you. Hand the device back now.',
  night: 'Nobody reads this at night or at weekends, and nobody watches it while you write.', emergency: 'In an emergency call', helpTitle: 'Thank you for telling us. You do not have to be alone with this.', helpSees: 'The clinic sees this answer at the top of its list.',
  call: 'Call', danger: 'If you are in danger right now', callClinic: 'Call the clinic', worse: 'If anything gets worse, call the clinic.', either: 'You can go on with the questions, or stop here. What you answered is kept.', last: 'Last page', sentOn: 'Sent', goOn: 'Go on', stop: 'Stop here', stopped: 'Your answers so far are kept. Open the same link to go on.', noReview: '', when: 'About when', always: 'I have always been this way', notSure: 'I am not sure', compared: 'Compared with the time before', keep: 'You can close this page.',
};
type Words = typeof en;

const es: Words = {
  title: 'Su informe', born: '¿Cuándo nació?', bornWhy: 'Así nadie más puede abrirlo.', day: 'Día', month: 'Mes', year: 'Año', open: 'Seguir',
  bornWrong: 'Escriba día, mes y año en cifras.', closed: 'Este enlace y esta fecha no abren ningún informe. Revise la fecha. Tras cinco fechas equivocadas el enlace se cierra; la clínica puede enviar otro.',
  adults: 'Este formulario es para adultos. Si tiene menos de 18 años, hable directamente con la clínica.', many: 'Demasiados intentos. Espere unos minutos.', noLink: 'Abra el enlace que le envió la clínica. Entonces se le pide la fecha de nacimiento.',
  ended: 'Ha pasado un rato. Abra otra vez el enlace de la clínica; sus respuestas están guardadas.', offline: 'Sin conexión. No se pierde nada: sus respuestas anteriores están guardadas. Pruebe de nuevo cuando tenga conexión.', again: 'Probar de nuevo',
  who: '¿Quién lo rellena?', patient: 'Yo, sobre mí', carer: 'Otra persona, sobre el paciente', interpreter: 'El paciente, con un intérprete',
  rather: 'Prefiero no decirlo', back: 'Atrás', next: 'Siguiente', choose: 'Elija una respuesta. «Prefiero no decirlo» es una.', saved: 'Guardado. Puede cerrar y volver.', of: 'de', many1: 'Elija todas las que correspondan.',
  check: 'Revise sus respuestas', change: 'Cambiar', send: 'Enviar a la clínica', sent: 'La clínica tiene su informe.', number: 'Su número', copy: 'Sus respuestas', handBack: 'Listo: devolver el dispositivo', handed: 'Gracias. Devuelva ahora el dispositivo.',
  night: 'Nadie lee esto de noche ni los fines de semana, y nadie lo vigila mientras escribe.', emergency: 'En una emergencia llame al', helpTitle: 'Gracias por decirlo. No tiene que llevarlo a solas.', helpSees: 'La clínica ve esta respuesta al principio de su lista.',
  call: 'Llamar', danger: 'Si está en peligro ahora mismo', callClinic: 'Llamar a la clínica', worse: 'Si algo empeora, llame a la clínica.', either: 'Puede seguir con las preguntas o parar aquí. Lo que ha contestado queda guardado.', last: 'Última página', sentOn: 'Enviado', goOn: 'Seguir', stop: 'Parar aquí', stopped: 'Sus respuestas están guardadas. Abra el mismo enlace para seguir.', noReview: 'Traducción sin revisar todavía.', when: 'Cuándo, más o menos', always: 'Siempre he sido así', notSure: 'No estoy seguro/a', compared: 'Comparado con el tiempo antes de', keep: 'Puede cerrar esta página.',
};

/** One catalogue a language. */
export const WORDS: Readonly<Record<Language, Words>> = { en, es };
