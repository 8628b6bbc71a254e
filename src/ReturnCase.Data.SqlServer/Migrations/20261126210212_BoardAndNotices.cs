using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReturnCase.Data.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class BoardAndNotices : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "MailWish",
                table: "Users",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "Digest");

            migrationBuilder.AddColumn<int>(
                name: "Agreement",
                table: "OwnTasks",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Review",
                table: "OwnTasks",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Answers",
                table: "CaseFacts",
                type: "nvarchar(max)",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "AppealWeeks",
                table: "CaseFacts",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ReviewAgreements",
                table: "CaseFacts",
                type: "nvarchar(max)",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ForId",
                table: "CaseEntries",
                type: "nvarchar(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ForName",
                table: "CaseEntries",
                type: "nvarchar(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Instruction",
                table: "CaseEntries",
                type: "nvarchar(4000)",
                maxLength: 4000,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "CaseFigures",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    CaseFileId = table.Column<int>(type: "int", nullable: false),
                    Sequence = table.Column<int>(type: "int", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    What = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Month = table.Column<DateOnly>(type: "date", nullable: false),
                    Team = table.Column<string>(type: "nvarchar(50)", maxLength: 50, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Country = table.Column<string>(type: "nvarchar(2)", maxLength: 2, nullable: false),
                    Weeks = table.Column<int>(type: "int", nullable: false),
                    CountedAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CaseFigures", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CaseFigures_Cases_CaseFileId",
                        column: x => x.CaseFileId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ClosedMonths",
                columns: table => new
                {
                    Month = table.Column<DateOnly>(type: "date", nullable: false),
                    ClosedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    CorrectedAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ClosedMonths", x => x.Month);
                });

            migrationBuilder.CreateTable(
                name: "MonthFigures",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Month = table.Column<DateOnly>(type: "date", nullable: false),
                    Team = table.Column<string>(type: "nvarchar(50)", maxLength: 50, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Country = table.Column<string>(type: "nvarchar(2)", maxLength: 2, nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    What = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Weeks = table.Column<int>(type: "int", nullable: false),
                    Count = table.Column<int>(type: "int", nullable: false),
                    CountedAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MonthFigures", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "NoticeMails",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    RecipientId = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    MessageId = table.Column<string>(type: "varchar(320)", unicode: false, maxLength: 320, nullable: false),
                    Digest = table.Column<DateOnly>(type: "date", nullable: true),
                    MadeAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Tries = table.Column<int>(type: "int", nullable: false),
                    NextTryAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    SentAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Error = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NoticeMails", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Reassignments",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Team = table.Column<string>(type: "nvarchar(50)", maxLength: 50, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ById = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    ByName = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    MadeAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    Instruction = table.Column<string>(type: "nvarchar(4000)", maxLength: 4000, nullable: true),
                    ConfirmedAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Reassignments", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Notices",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    CaseFileId = table.Column<int>(type: "int", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    DeadlineOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Step = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Rung = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Recipient = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    ForId = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true),
                    ToldAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ReadAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ReadById = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true),
                    MailOwed = table.Column<int>(type: "int", nullable: false),
                    MailId = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Notices", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Notices_Cases_CaseFileId",
                        column: x => x.CaseFileId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Notices_NoticeMails_MailId",
                        column: x => x.MailId,
                        principalTable: "NoticeMails",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ReassignedCases",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    ReassignmentId = table.Column<int>(type: "int", nullable: false),
                    CaseFileId = table.Column<int>(type: "int", nullable: false),
                    SeenVersion = table.Column<int>(type: "int", nullable: false),
                    FromId = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true),
                    FromName = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: true),
                    ToId = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    ToName = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Refusal = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    DoneAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Failures = table.Column<int>(type: "int", nullable: false),
                    SeenByOldAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    SeenByNewAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReassignedCases", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReassignedCases_Cases_CaseFileId",
                        column: x => x.CaseFileId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ReassignedCases_Reassignments_ReassignmentId",
                        column: x => x.ReassignmentId,
                        principalTable: "Reassignments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Cases_DeadlineOrder_Id",
                table: "Cases",
                columns: new[] { "DeadlineOrder", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_CaseFigures_CaseFileId_Sequence_Kind",
                table: "CaseFigures",
                columns: new[] { "CaseFileId", "Sequence", "Kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CaseFigures_Month_Team",
                table: "CaseFigures",
                columns: new[] { "Month", "Team" },
                filter: "[CountedAt] IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_MonthFigures_Month_Team_Country_Kind_What_Weeks_CountedAt",
                table: "MonthFigures",
                columns: new[] { "Month", "Team", "Country", "Kind", "What", "Weeks", "CountedAt" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_NoticeMails_RecipientId_Digest",
                table: "NoticeMails",
                columns: new[] { "RecipientId", "Digest" });

            migrationBuilder.CreateIndex(
                name: "IX_NoticeMails_State_NextTryAt_Id",
                table: "NoticeMails",
                columns: new[] { "State", "NextTryAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "UX_NoticeMails_MessageId",
                table: "NoticeMails",
                column: "MessageId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Notices_MailId",
                table: "Notices",
                column: "MailId");

            migrationBuilder.CreateIndex(
                name: "IX_Notices_MailOwed",
                table: "Notices",
                columns: new[] { "Recipient", "Id" },
                filter: "[MailOwed] = 1");

            migrationBuilder.CreateIndex(
                name: "IX_Notices_Recipient_Id",
                table: "Notices",
                columns: new[] { "Recipient", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Notices_Unread",
                table: "Notices",
                columns: new[] { "Recipient", "Id" },
                filter: "[ReadAt] IS NULL");

            migrationBuilder.CreateIndex(
                name: "UX_Notices_Key",
                table: "Notices",
                columns: new[] { "CaseFileId", "Kind", "DeadlineOn", "Step", "Recipient" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ReassignedCases_CaseFileId",
                table: "ReassignedCases",
                column: "CaseFileId");

            migrationBuilder.CreateIndex(
                name: "IX_ReassignedCases_FromId_DoneAt",
                table: "ReassignedCases",
                columns: new[] { "FromId", "DoneAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ReassignedCases_ReassignmentId_CaseFileId",
                table: "ReassignedCases",
                columns: new[] { "ReassignmentId", "CaseFileId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ReassignedCases_State_Id",
                table: "ReassignedCases",
                columns: new[] { "State", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ReassignedCases_ToId_DoneAt",
                table: "ReassignedCases",
                columns: new[] { "ToId", "DoneAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Reassignments_Team_Id",
                table: "Reassignments",
                columns: new[] { "Team", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CaseFigures");

            migrationBuilder.DropTable(
                name: "ClosedMonths");

            migrationBuilder.DropTable(
                name: "MonthFigures");

            migrationBuilder.DropTable(
                name: "Notices");

            migrationBuilder.DropTable(
                name: "ReassignedCases");

            migrationBuilder.DropTable(
                name: "NoticeMails");

            migrationBuilder.DropTable(
                name: "Reassignments");

            migrationBuilder.DropIndex(
                name: "IX_Cases_DeadlineOrder_Id",
                table: "Cases");

            migrationBuilder.DropColumn(
                name: "MailWish",
                table: "Users");

            migrationBuilder.DropColumn(
                name: "Agreement",
                table: "OwnTasks");

            migrationBuilder.DropColumn(
                name: "Review",
                table: "OwnTasks");

            migrationBuilder.DropColumn(
                name: "Answers",
                table: "CaseFacts");

            migrationBuilder.DropColumn(
                name: "AppealWeeks",
                table: "CaseFacts");

            migrationBuilder.DropColumn(
                name: "ReviewAgreements",
                table: "CaseFacts");

            migrationBuilder.DropColumn(
                name: "ForId",
                table: "CaseEntries");

            migrationBuilder.DropColumn(
                name: "ForName",
                table: "CaseEntries");

            migrationBuilder.DropColumn(
                name: "Instruction",
                table: "CaseEntries");
        }
    }
}
