import type { DeskWords } from './types.ts';

export const turkish: DeskWords = {
  pair: '{name}: {value}',
  statement: {
    title: 'Gerekçe açıklaması',
    orderTitle: 'Bir makamın emri hakkında bilgi',
    reversalTitle: 'Bir karar geri alındı',
    what: 'Ne oldu',
    concerns: 'İlgili olduğu konu',
    from: 'Yürürlük başlangıcı',
    until: 'Bitiş',
    lasting: 'Geri alınana kadar sürer.',
    where: 'Nerede',
    everywhere: 'her yerde',
    facts: 'Olgular ve koşullar',
    origin: 'Bunu nasıl öğrendik',
    automation: 'Otomatik araçlar',
    ground: 'Dayanak',
    redress: 'Neler yapabilirsiniz',
    appeal:
      'Şu tarihe kadar ücretsiz olarak itiraz edebilirsiniz: {until}. Adres: {url}. İtirazınıza ilk kararı verenden başka biri karar verecektir. Ayrıca belgeli bir mahkeme dışı uyuşmazlık çözüm kuruluşuna veya mahkemeye başvurabilirsiniz.',
    orderRedress:
      'Emrin gerekçesini ve kimin verdiğini burada bulabilirsiniz: {url}. Emre, onu veren makamın devletinin mahkemelerinde itiraz edebilirsiniz.',
    orderScrutiny:
      'Makam bizimkinden başka bir devlete aitse, 48 saat içinde bizim makamımızdan emri incelemesini isteyebilirsiniz.',
    orderNamesRedress: 'Emirde belirtilen başvuru yolu: {redress}.',
    informed: {
      provided: 'Bir makam, sizinle ilgili bilgi vermemizi emretti. Elimizde bulunanı verdik.',
      notHeld:
        'Bir makam, sizinle ilgili bilgi vermemizi emretti. Elimizde böyle bir bilgi yok ve hiçbir şey vermedik.',
      by: 'Emri veren',
      asked: 'İstenen bilgi',
    },
    appealTitle: 'İtirazınıza yanıt',
    appealOutcomes: {
      upheld: 'Karar geçerliliğini koruyor.',
      reversed: 'Haklıydınız: karar artık geçerli değil.',
      'partly-reversed': 'Kısmen haklıydınız: ilk kararın yerini başka bir karar aldı.',
    },
    appealReasons: 'Neden',
    appealRedress: 'Belgeli bir mahkeme dışı uyuşmazlık çözüm kuruluşuna veya mahkemeye başvurabilirsiniz.',
    reversalText: 'Karar artık geçerli değil. Değiştirdiği her şey önceki durumuna getirildi.',
    actions: {
      none: 'Kısıtlama yok.',
      label: 'Yanında bir uyarı gösterilir.',
      restrict: 'Bazı işlevler kısıtlandı: {limits}.',
      withhold: 'Bazı ülkelerde gösterilmez.',
      takedown: 'Herkes için kaldırıldı.',
      suspend: 'Hesap askıya alındı ve oturumları kapatıldı.',
      'ban-usernames': 'Şu kullanıcı adları kullanılamaz: {names}.',
    },
    restrictions: {
      'no-posting': 'paylaşım yapılamaz',
      'no-search-listing': 'aramada görünmez',
      'no-invites': 'davet edilemez',
    },
    sources: {
      'own-initiative': 'Kendi girişimimizle.',
      notice: 'Avrupa Birliği Dijital Hizmetler Yasası’nın 16. maddesi uyarınca yapılan bir bildirimle.',
      'trusted-flagger': 'Güvenilir bir bildirimcinin bildirimiyle: {name}.',
      report: 'Uygulama içinden yapılan bir şikâyetle.',
      referral: 'Bir makamın, kendi kurallarımıza göre değerlendirdiğimiz yönlendirmesiyle.',
      order: 'Bir makamın emriyle.',
    },
    detection: { yes: 'Otomatik araçlarla tespit edildi.', no: 'Otomatik araçlarla tespit edilmedi.' },
    decision: {
      none: 'Kararı bir insan verdi.',
      partial: 'Kararı otomatik araçlar hazırladı, bir insan verdi.',
      full: 'Karar otomatik araçlarla verildi.',
    },
    grounds: {
      law: 'Şuna göre hukuka aykırı olduğunu düşünüyoruz: {reference}.',
      terms: 'Koşullarımıza aykırıdır: {reference}.',
      'tco-order': '(AB) 2021/784 sayılı Tüzüğün 3. maddesi uyarınca bir kaldırma emri: {reference}.',
      'act-order': '(AB) 2022/2065 sayılı Tüzüğün 9. maddesi uyarınca bir harekete geçme emri: {reference}.',
    },
  },
  misuse: {
    title: { warning: 'Askıya almadan önce uyarı', suspension: 'Kötüye kullanım nedeniyle askıya alma' },
    saw: {
      'illegal-content':
        'Son 180 gün içinde {total} içeriğinizden {manifest} tanesinin açıkça hukuka aykırı olduğu belirlendi.',
      'baseless-notices':
        'Son 180 gün içinde karara bağlanan {total} bildirim ve şikâyetinizden {manifest} tanesi açıkça temelsizdi.',
      'baseless-complaints':
        'Son 180 gün içinde karara bağlanan {total} itirazınızdan {manifest} tanesi açıkça temelsizdi.',
    },
    gravity: {
      minor: 'Bunu hafif buluyoruz.',
      serious: 'Bunu ciddi buluyoruz.',
      grave: 'Bunu ağır buluyoruz.',
    },
    intent: {
      'not-seen': 'Kötüye kullanma niyeti görmüyoruz.',
      careless: 'Bunun dikkatsizlik olduğunu düşünüyoruz.',
      deliberate: 'Bunun kasıtlı olduğunu düşünüyoruz.',
    },
    reasons: 'Kararı bir insan verdi. Gerekçe',
    next: {
      'illegal-content': 'Bu sürerse hesabınızı bir süre askıya alabiliriz ((AB) 2022/2065 sayılı Tüzük, madde 23(1)).',
      'baseless-notices':
        'Bu sürerse bildirim ve şikâyetlerinizi işlemeye bir süre ara verebiliriz ((AB) 2022/2065 sayılı Tüzük, madde 23(2)).',
      'baseless-complaints':
        'Bu sürerse itirazlarınızı işlemeye bir süre ara verebiliriz ((AB) 2022/2065 sayılı Tüzük, madde 23(2)).',
    },
    until: 'Bu uyarının geçerli olduğu son tarih: {until}.',
    suspended: {
      'baseless-notices':
        'Bildirim ve şikâyetlerinizi şu tarihe kadar işlemiyoruz: {until} ((AB) 2022/2065 sayılı Tüzük, madde 23(2)).',
      'baseless-complaints':
        'İtirazlarınızı şu tarihe kadar işlemiyoruz: {until} ((AB) 2022/2065 sayılı Tüzük, madde 23(2)). Kararlara itiraz süresi en az altı aydır.',
    },
    object:
      'Yanıldığımızı düşünüyorsanız bunu ücretsiz olarak burada belirtin: {url}. Kararı verenden başka biri yanıtlayacaktır. Mahkemeye de başvurabilirsiniz.',
    notProcessed:
      'Şikâyetiniz için teşekkürler. Şikâyetlerinizi şu tarihe kadar işlemiyoruz: {until}. Nedeni ve yapabilecekleriniz: {url}',
  },
  outcome: {
    title: 'Şikâyetiniz incelendi',
    reported: {
      account: 'Bir kullanıcıyı şikâyet ettiniz ({when}). Teşekkürler.',
      bot: 'Bir botu şikâyet ettiniz ({when}). Teşekkürler.',
      chat: 'Bir sohbeti şikâyet ettiniz ({when}). Teşekkürler.',
      message: 'Bir mesajı şikâyet ettiniz ({when}). Teşekkürler.',
      media: 'Bir dosyayı şikâyet ettiniz ({when}). Teşekkürler.',
    },
    measure: 'İnceledik ve bir önlem aldık.',
    noMeasure: 'İnceledik ve bir önlem almadık.',
    further:
      'Hukuka aykırı olduğunu düşünüyorsanız, nedenini açıklayan bir bildirimi de bize ücretsiz olarak gönderebilirsiniz: {url}.',
    quiet: 'İlgili kişilere kimin şikâyet ettiğini söylemeyiz.',
  },
  coAdmins: {
    restriction:
      'Yönetici olduğunuz {chat} hakkında bir önlem alındı. Kuran kişiye gerekçeler bildirildi ve itiraz edebilir.',
    reversal: 'Yönetici olduğunuz {chat} hakkındaki bir önlem geri alındı. Kuran kişiye bildirildi.',
  },
  letters: {
    received: 'Bildiriminizi aldık',
    receivedText: 'Bildiriminizi bir insan inceleyecek; karar verildiğinde size yeniden yazacağız.',
    decided: 'Bildiriminiz karara bağlandı',
    outcomes: {
      'actioned-law': 'Hukuka aykırı olduğu için harekete geçtik.',
      'actioned-terms': 'Koşullarımıza aykırı olduğu için harekete geçtik.',
      rejected: 'Harekete geçmedik: ne yasa ne de koşullarımız ihlal edildi.',
      unfounded: 'Harekete geçmedik: bildirim temelsizdi.',
    },
    automated: 'Bu karar otomatik araçlarla verildi.',
    byPerson: 'Bu kararı bir makine değil, bir insan verdi.',
    redress:
      'Katılmıyorsanız aşağıdaki sayfada altı ay içinde ücretsiz olarak itiraz edin. Ayrıca belgeli bir mahkeme dışı uyuşmazlık çözüm kuruluşuna veya mahkemeye başvurabilirsiniz.',
    page: 'Bildiriminizin sayfası (bu adresi kimseyle paylaşmayın):',
    answered: 'İtirazınız yanıtlandı',
    answers: {
      upheld: 'Kararı verenden başka biri yeniden inceledi. Karar geçerliliğini koruyor.',
      reversed: 'Kararı verenden başka biri yeniden inceledi ve kararı değiştirdi.',
      'partly-reversed': 'Kararı verenden başka biri yeniden inceledi ve kararı kısmen değiştirdi.',
    },
    reasons: 'Neden',
    further: 'Hâlâ belgeli bir mahkeme dışı uyuşmazlık çözüm kuruluşuna veya mahkemeye başvurabilirsiniz.',
  },
};
