using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReturnCase.Data.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class FindingsMended : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "GuardiansAnswer",
                table: "CaseFacts",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "LawyersAnswer",
                table: "CaseFacts",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "RefusedWhy",
                table: "CaseFacts",
                type: "nvarchar(max)",
                maxLength: 20000,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Request",
                table: "CaseFacts",
                type: "int",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "GuardiansAnswer",
                table: "CaseFacts");

            migrationBuilder.DropColumn(
                name: "LawyersAnswer",
                table: "CaseFacts");

            migrationBuilder.DropColumn(
                name: "RefusedWhy",
                table: "CaseFacts");

            migrationBuilder.DropColumn(
                name: "Request",
                table: "CaseFacts");
        }
    }
}
