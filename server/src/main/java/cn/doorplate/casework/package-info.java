/**
 * Cases: disputes, reports, questions and orders, from the filing to the end, each with somebody responsible, a clock and a history.
 *
 * <p>The rooms of the package. A name with an asterisk stands for all that begin so; each class stands in a room.
 *
 * <pre>
 * a case        Case Dispute Report Question Order CaseRow CaseTable CaseNumber CaseNodes CaseworkSettings CaseJobs
 * filing        Filing* FiledFor FiledPlace NewCase CaseSent CaseToFile CaseForInput CasePlaceInput CaseCallerMapper DialledNumber
 * slips         CaseSlip* SlipTokens
 * acts          CaseActs CaseActor CaseDoing CasePayload CaseErrorCode CaseHats CaseFormer CaseSight
 * .. of desks   CaseDeskController CaseHands CaseHandsJobs CaseReleasing HandlerGone CaseAnswering CaseFinish*
 * .. between    CaseSending* CaseExtension* CaseCallingBack CaseTarget*
 * .. of raisers Raiser*
 * .. of words   SayingController CaseSaying CaseSaidMapper SaidText
 * .. on orders  OrderController OrderOffering OrderPool OrderTaking OrderShow* Shown* MemberUnit* UnitStaff UnitOrders
 * desks         CaseDesks CaseDeskInput CaseDeskView CaseHandler
 * catalogue     CaseCategor* Category* CaseLimit CasePriority CasePromise
 * time          CaseClocks CaseTimer* Timer* CaseLateness CasePause
 * writing       CaseWriting CaseHistory CaseEvent CaseEventMapper CaseHappened CaseLaneMapper
 * verifying     CaseChain* CaseBesideCheck CaseErased CaseMarks CaseLink CaseFault CaseHistoryCheck CaseVerif* VerifyCases
 * texts, photos CaseText* CaseWords* CasePhoto* CaseGallery CaseCheck* CaseVerdicts RaisedWords JudgeController
 * people        CaseParty* CasePeople* CasePerson* CaseSide CaseReveal CaseNameLog CaseKnownWords PersonalWords
 * other sides   DisputeSide* NamedSides OtherSides SideTelling
 * showing       CaseViews CaseSeen CasePlacesRead OneCaseController CaseHistoryController CaseEvents CaseEventView CaseLines CaseCursor
 * telling       CaseNews CaseCrowd LiveCase* CaseChanged
 * lists         CaseList* CaseQueue* CaseLedger CaseSearch* OwnCases LedgerFilter LedgerRange LedgerSelect
 * leaving       CaseData CaseForgetting CaseRetention CaseLeftovers CaseArchive*
 * other modules LedgerReading LedgerLine CaseStor* AnsweredQuestions
 * </pre>
 *
 * <p>What may be done when, and what then holds, is in {@code life}, without tables and texts. Where something new goes:
 *
 * <ul>
 *   <li>an action: {@code CaseAction}, {@code CaseAct} and {@code CaseRules} in {@code life}; a method that begins with
 *       {@code CaseActs.hold} in the room of who does it, a mutation in that room's controller; {@code CaseLines}, {@code CaseNews}
 *   <li>something that must be known of a case later: {@code Known} in {@code life}, and a column; {@code CaseTable} follows
 *   <li>what time does: {@code CaseTimer} in {@code life} says what is next and when, {@code TimerStep} does it
 *   <li>a list: a range of an index, read like {@code OwnCases}, with a query in {@code CaseListController}
 *   <li>what a list is filtered by: {@code LedgerFilter}, and {@code LedgerSelect} for the workbook
 *   <li>a field of a case: a getter of {@code Case} for what its row tells; else read once for a whole page in {@code CaseSeen}
 *   <li>who sees it: {@code CaseSight}, and nowhere else
 *   <li>a kind: {@code CaseKind}, a subclass of {@code Case}, an input in {@code FilingController}, categories
 * </ul>
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "housekeeping",
            "identity",
            "media",
            "messaging",
            "once",
            "place",
            "privacy",
            "redis",
            "resident",
            "search",
            "shared",
            "wechat",
            "worktime"
        })
package cn.doorplate.casework;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
