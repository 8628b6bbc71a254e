namespace ReturnCase.Data.Audit;

/// <summary>What somebody did. The word is kept with the row, so it is never renamed.</summary>
public enum AuditAction
{
    // Signing in and one's own means of doing so.
    SignedIn, SignInFailed, SignInLocked, SignedOut, SessionEnded, PasswordChanged, SecondFactorChanged, PasskeyAdded, PasskeyRemoved, RecoveryCodesMade,

    // Users and what they may.
    UserAdded, UserChanged, UserDisabled, UserEnabled, CoverSet, CoverEnded,

    // Cases.
    CaseRead, CasesListed, CasesSearched, CaseAdded, CasesImported, CaseChanged, Refused, EmergencyAccessOpened, EmergencyAccessEnded, EmergencyAccessReviewed, DocumentRead,

    // Giving cases to others.
    ReassignmentPrepared, ReassignmentConfirmed, ReassignmentLeft,

    // Tasks and appointments, and the calendars that read them.
    TaskPlanned, TaskChanged, CalendarRead, CalendarAddressMade, CalendarAddressRevoked,

    // Deadlines that near: who was told, in the program and by e-mail.
    NoticesGiven, NoticesRead, NoticeMailSent, NoticeMailRetried,

    // Referrals.
    ReferralRead, ReferralsListed, ReferralsExported, PackageDownloaded, PackageAsked, PackageStopped, PackageTransferred,

    // Decisions of the IND that come as a file.
    DecisionFileAdded, DecisionFileRead, DecisionFileRecorded, DecisionFileSetAside,

    // Systems of partners, their tokens, and what they are told.
    ClientSystemAdded, ClientSystemChanged, TokenIssued, TokenRevoked, TokenRefused, SubscriptionChanged, EventsRedelivered,

    // Figures of which nobody can tell whose they are.
    FiguresExported, FiguresClosed, FiguresCorrected,

    // The trail itself.
    AuditRead, AuditVerified, SegmentRemovalProposed, SegmentRemoved,

    // The law on personal data.
    LegalHoldSet, LegalHoldLifted, DestructionProposed, DestructionWithdrawn, CaseDestroyed, AccessRequestOpened, AccessRequestReviewed, AccessRequestReleased,

    // Templates of letters.
    LetterTemplateChanged,

    // The registers that every case shares.
    RegisterChanged,

    // Running the program.
    BackupMade, Restored, KeysChanged, DataChanged, Seeded,
}
