import type { DeskWords } from './types.ts';

export const portuguese: DeskWords = {
  pair: '{name}: {value}',
  statement: {
    title: 'Exposição de motivos',
    orderTitle: 'Informação sobre uma decisão de uma autoridade',
    reversalTitle: 'Uma decisão foi revogada',
    what: 'O que aconteceu',
    concerns: 'Diz respeito a',
    from: 'Em vigor desde',
    until: 'Termina',
    lasting: 'Dura até ser revogada.',
    where: 'Onde',
    everywhere: 'em todo o lado',
    facts: 'Factos e circunstâncias',
    origin: 'Como tivemos conhecimento',
    automation: 'Meios automatizados',
    ground: 'Fundamento',
    redress: 'O que pode fazer',
    appeal:
      'Pode apresentar uma reclamação, gratuitamente, até {until}: {url}. Decidirá uma pessoa diferente da que decidiu da primeira vez. Pode também recorrer a um organismo certificado de resolução extrajudicial de litígios ou a um tribunal.',
    orderRedress:
      'Aqui encontra os motivos da decisão e quem a emitiu: {url}. Pode contestá-la nos tribunais do Estado cuja autoridade a emitiu.',
    orderScrutiny:
      'Se a autoridade for de um Estado diferente do nosso, pode pedir à nossa autoridade, no prazo de 48 horas, que examine a decisão.',
    orderNamesRedress: 'A decisão indica como via de recurso: {redress}.',
    informed: {
      provided:
        'Uma autoridade ordenou-nos que prestássemos informações que lhe dizem respeito. Prestámos as que temos.',
      notHeld:
        'Uma autoridade ordenou-nos que prestássemos informações que lhe dizem respeito. Não temos nenhuma e nada transmitimos.',
      by: 'Ordenado por',
      asked: 'O que foi pedido',
    },
    appealTitle: 'Resposta à sua reclamação',
    appealOutcomes: {
      upheld: 'A decisão mantém-se.',
      reversed: 'Tinha razão: a decisão deixou de se aplicar.',
      'partly-reversed': 'Tinha razão em parte: outra decisão substitui a primeira.',
    },
    appealReasons: 'Porquê',
    appealRedress: 'Pode recorrer a um organismo certificado de resolução extrajudicial de litígios ou a um tribunal.',
    reversalText: 'A decisão deixou de se aplicar. O que tinha alterado foi reposto como estava antes.',
    actions: {
      none: 'Nenhuma restrição.',
      label: 'É apresentado um aviso ao lado.',
      restrict: 'Algumas funções estão restringidas: {limits}.',
      withhold: 'Não é apresentado em alguns países.',
      takedown: 'Foi suprimido para todos.',
      suspend: 'A conta está suspensa e as suas sessões foram encerradas.',
      'ban-usernames': 'Estes nomes de utilizador não podem ser usados: {names}.',
    },
    restrictions: {
      'no-posting': 'não publicar',
      'no-search-listing': 'não aparecer na pesquisa',
      'no-invites': 'não convidar',
    },
    sources: {
      'own-initiative': 'Por iniciativa própria.',
      notice: 'Por uma notificação nos termos do artigo 16.º do Regulamento dos Serviços Digitais.',
      'trusted-flagger': 'Por uma notificação de um sinalizador de confiança: {name}.',
      report: 'Por uma denúncia na aplicação.',
      referral: 'Por uma sinalização de uma autoridade, que apreciámos segundo as nossas próprias regras.',
      order: 'Por uma decisão de uma autoridade.',
    },
    detection: {
      yes: 'Foi detetado por meios automatizados.',
      no: 'Não foi detetado por meios automatizados.',
    },
    decision: {
      none: 'Decidiu uma pessoa.',
      partial: 'A decisão foi preparada por meios automatizados; tomou-a uma pessoa.',
      full: 'A decisão foi tomada por meios automatizados.',
    },
    grounds: {
      law: 'Consideramo-lo ilegal nos termos de: {reference}.',
      terms: 'É contrário aos nossos termos e condições: {reference}.',
      'tco-order': 'Uma decisão de supressão nos termos do artigo 3.º do Regulamento (UE) 2021/784: {reference}.',
      'act-order': 'Uma decisão de atuação nos termos do artigo 9.º do Regulamento (UE) 2022/2065: {reference}.',
    },
  },
  misuse: {
    title: { warning: 'Aviso antes de uma suspensão', suspension: 'Suspensão por utilização abusiva' },
    saw: {
      'illegal-content':
        'Nos últimos 180 dias, {manifest} dos seus {total} conteúdos foram considerados manifestamente ilegais.',
      'baseless-notices':
        'Das suas {total} notificações e denúncias decididas nos últimos 180 dias, {manifest} eram manifestamente infundadas.',
      'baseless-complaints':
        'Das suas {total} reclamações decididas nos últimos 180 dias, {manifest} eram manifestamente infundadas.',
    },
    gravity: {
      minor: 'Consideramos isto ligeiro.',
      serious: 'Consideramos isto sério.',
      grave: 'Consideramos isto grave.',
    },
    intent: {
      'not-seen': 'Não vemos intenção de abuso.',
      careless: 'Pensamos que foi descuido.',
      deliberate: 'Pensamos que foi deliberado.',
    },
    reasons: 'Decidiu uma pessoa. Motivos',
    next: {
      'illegal-content':
        'Se continuar, podemos suspender a sua conta durante algum tempo (Regulamento (UE) 2022/2065, art. 23.º, n.º 1).',
      'baseless-notices':
        'Se continuar, podemos suspender durante algum tempo o tratamento das suas notificações e denúncias (Regulamento (UE) 2022/2065, art. 23.º, n.º 2).',
      'baseless-complaints':
        'Se continuar, podemos suspender durante algum tempo o tratamento das suas reclamações (Regulamento (UE) 2022/2065, art. 23.º, n.º 2).',
    },
    until: 'Este aviso vale até {until}.',
    suspended: {
      'baseless-notices':
        'Até {until} não tratamos as suas notificações e denúncias (Regulamento (UE) 2022/2065, art. 23.º, n.º 2).',
      'baseless-complaints':
        'Até {until} não tratamos as suas reclamações (Regulamento (UE) 2022/2065, art. 23.º, n.º 2). O prazo para reclamar de uma decisão é de, pelo menos, seis meses.',
    },
    object:
      'Se considera que estamos errados, diga-o aqui, gratuitamente: {url}. Responderá uma pessoa diferente da que decidiu. Pode também recorrer a um tribunal.',
    notProcessed:
      'Obrigado pela sua denúncia. Até {until} não tratamos as suas denúncias. Porquê, e o que pode fazer: {url}',
  },
  outcome: {
    title: 'A sua denúncia foi examinada',
    reported: {
      account: 'Denunciou uma pessoa ({when}). Obrigado.',
      bot: 'Denunciou um bot ({when}). Obrigado.',
      chat: 'Denunciou uma conversa ({when}). Obrigado.',
      message: 'Denunciou uma mensagem ({when}). Obrigado.',
      media: 'Denunciou um ficheiro ({when}). Obrigado.',
    },
    measure: 'Examinámo-la e tomámos uma medida.',
    noMeasure: 'Examinámo-la e não tomámos nenhuma medida.',
    further:
      'Se considera que é ilegal, pode também enviar-nos, gratuitamente, uma notificação que diga porquê: {url}.',
    quiet: 'Não dizemos a nenhuma das pessoas em causa quem fez a denúncia.',
  },
  coAdmins: {
    restriction:
      'Foi tomada uma medida sobre {chat}, onde é administrador. A quem o criou foram comunicados os motivos, e pode reclamar.',
    reversal: 'Uma medida sobre {chat}, onde é administrador, foi retirada. Quem o criou foi informado.',
  },
  letters: {
    received: 'Recebemos a sua notificação',
    receivedText: 'Uma pessoa irá examiná-la, e voltaremos a escrever quando houver uma decisão.',
    decided: 'Foi tomada uma decisão sobre a sua notificação',
    outcomes: {
      'actioned-law': 'Agimos, porque era ilegal.',
      'actioned-terms': 'Agimos, porque era contrário aos nossos termos e condições.',
      rejected: 'Não agimos: não foram violados a lei nem os nossos termos e condições.',
      unfounded: 'Não agimos: a notificação era infundada.',
    },
    automated: 'A decisão foi tomada por meios automatizados.',
    byPerson: 'A decisão foi tomada por uma pessoa, não por uma máquina.',
    redress:
      'Se não concordar, apresente gratuitamente uma reclamação na página abaixo no prazo de seis meses. Pode também recorrer a um organismo certificado de resolução extrajudicial de litígios ou a um tribunal.',
    page: 'A página da sua notificação (não mostre este endereço a ninguém):',
    answered: 'A sua reclamação teve resposta',
    answers: {
      upheld: 'Uma pessoa diferente da que decidiu voltou a examinar o caso. A decisão mantém-se.',
      reversed: 'Uma pessoa diferente da que decidiu voltou a examinar o caso e alterou a decisão.',
      'partly-reversed': 'Uma pessoa diferente da que decidiu voltou a examinar o caso e alterou a decisão em parte.',
    },
    reasons: 'Porquê',
    further: 'Pode ainda recorrer a um organismo certificado de resolução extrajudicial de litígios ou a um tribunal.',
  },
};
